package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// plain makes one or two sentences without markup.
func (m *maker) plain() string {
	s := fmt.Sprintf("%s %s %s %s.", upper(pick(m.r, subjects)), pick(m.r, verbs), pick(m.r, objects), pick(m.r, tails))
	if m.r.IntN(2) == 0 {
		s += " " + pick(m.r, asides)
	}
	return s
}

// sentence makes one sentence, with a mark or a link in some.
func (m *maker) sentence() string {
	if m.r.IntN(6) == 0 {
		return pick(m.r, asides)
	}
	subject, object := pick(m.r, subjects), pick(m.r, objects)
	switch m.r.IntN(8) {
	case 0:
		object = "**" + object + "**"
	case 1:
		object = "*" + object + "*"
	case 2:
		if len(m.pages) > 0 {
			object = fmt.Sprintf("[%s](%s)", object, pick(m.r, m.pages).url())
		}
	}
	return fmt.Sprintf("%s %s %s %s.", upper(subject), pick(m.r, verbs), object, pick(m.r, tails))
}

// paragraph makes two to five sentences.
func (m *maker) paragraph() string {
	s := make([]string, 2+m.r.IntN(4))
	for i := range s {
		s[i] = m.sentence()
	}
	return strings.Join(s, " ")
}

// body writes between least and most words of Markdown, or a few more.
func (m *maker) body(least, most int) {
	r := m.r
	want, words := least+r.IntN(most-least+1), 0
	add := func(s string) {
		words += len(strings.Fields(s))
		m.buf.WriteString(s)
		m.buf.WriteString("\n\n")
	}
	add(m.paragraph())
	order, headed := r.Perm(len(headings)), 0
	for words < want {
		switch n := r.IntN(12); {
		case n < 3 && headed < len(headings):
			mark := "## "
			if headed > 0 && r.IntN(3) == 0 {
				mark = "### "
			}
			add(mark + headings[order[headed]])
			headed++
			add(m.paragraph())
		case n < 5:
			add(m.list())
		case n == 5 && r.IntN(2) == 0:
			add(m.table())
		case n == 6 && r.IntN(3) == 0:
			add("> " + m.sentence())
		case n == 7 && len(m.pages) > 0:
			g := pick(r, m.pages)
			name := strings.ToLower(g.title[:1]) + g.title[1:]
			info, note := r.IntN(900), r.IntN(900)
			add(fmt.Sprintf("Read our guidance on [%s](%s) or see [background note %d](https://www.example.org/info/%d).", name, g.url(), note, info))
		default:
			add(m.paragraph())
		}
	}
}

func (m *maker) list() string {
	ordered := m.r.IntN(3) == 0
	items := make([]string, 3+m.r.IntN(4))
	for i := range items {
		mark := "-"
		if ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		items[i] = mark + " " + upper(pick(m.r, objects)) + " " + pick(m.r, tails)
	}
	return strings.Join(items, "\n")
}

func (m *maker) table() string {
	rows := []string{"| Session | When | Length |", "| --- | --- | ---: |"}
	for i := range 3 + m.r.IntN(3) {
		rows = append(rows, fmt.Sprintf("| %s | Week %d | %d minutes |", upper(pick(m.r, objects)), i+1, 30+15*m.r.IntN(6)))
	}
	return strings.Join(rows, "\n")
}
