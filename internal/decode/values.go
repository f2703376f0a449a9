package decode

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
	"unique"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/frontmatter"
	"involve/internal/schema"
	"involve/internal/tree"
)

// scalar reads a single value.
func (d *decoder) scalar(f *schema.Field, n *frontmatter.Node, to any, name string) {
	switch to := to.(type) {
	case *string:
		if s := d.text(f, n, name); s != "" { // else what stands for it stays
			*to = s
		}
	case *bool:
		if n.Value != "true" && n.Value != "false" {
			hint := fmt.Sprintf("write %s: true or %s: false", f.Key, f.Key)
			if truth := explain.Truth(n.Value); truth != "" {
				hint = fmt.Sprintf("write %s: %s", f.Key, truth)
			}
			d.fault(n, "wrong-type", fmt.Sprintf("%q is neither true nor false", n.Value), hint)
			return
		}
		*to = n.Value == "true"
	case *int:
		v, err := strconv.Atoi(n.Value)
		if err != nil || v < 0 || v > 1e6 {
			hint := "write it in digits, without units, commas or words"
			if number := explain.Number(f.Key, n.Value); number != "" {
				hint = "write " + number
			}
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a whole number from 0 to 1,000,000", n.Value), hint)
			return
		}
		*to = v
	case *content.Date:
		v, err := content.ParseDate(n.Value)
		d.date(n, err, false)
		*to = v
	case *content.When:
		v, err := content.ParseWhen(n.Value, d.zone)
		d.date(n, err, true)
		*to = v
	case *content.Closing:
		if n.Value == "ongoing" {
			to.Ongoing = true
			return
		}
		v, err := content.ParseWhen(n.Value, d.zone)
		if e, ok := err.(*content.DateError); ok {
			switch {
			case diag.Nearest(n.Value, []string{"ongoing"}) != "":
				e.Hint = "did you mean \"ongoing\"?"
			case !strings.ContainsAny(n.Value, "0123456789"):
				e.Hint = "write the last day, such as 2026-12-04, or ongoing when there is none"
			}
		}
		d.date(n, err, true)
		to.When = v
	case *content.Months:
		v, ok := length(n.Value, "month")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of months", n.Value), write(explain.Length(n.Value, "month"), "write it in months, such as 3 months"))
		}
		*to = content.Months(v)
	case *time.Duration:
		v, ok := length(n.Value, "day")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of days", n.Value), write(explain.Length(n.Value, "day"), "write it in days, such as 14 days"))
		}
		*to = time.Duration(v) * 24 * time.Hour
	case **time.Location:
		v, err := time.LoadLocation(n.Value)
		if err != nil || n.Value == "Local" {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a time zone", n.Value), "use a name such as Europe/London")
			return
		}
		*to = v
	default:
		panic(fmt.Sprintf("schema: key %q points to a %T", f.Key, to))
	}
}

// date reports a date or a time that cannot be read; timed says that a time may
// be there.
func (d *decoder) date(n *frontmatter.Node, err error, timed bool) {
	e, ok := err.(*content.DateError)
	if !ok {
		return
	}
	message, hint := e.Message, e.Hint
	if around := explain.Around(n.Value); e.Rule == "no-such-time" && around != "" {
		hint = "write " + around
	}
	if e.Rule == "bad-date" {
		if meant := explain.Date(n.Value, timed); meant != "" {
			hint = meant
		}
		if _, err := content.ParseWhen(n.Value, d.zone); err == nil {
			message = "only the day is wanted here, without a time"
		}
	}
	d.fault(n, e.Rule, message, hint)
}

// write is the hint to write something, or another when nothing is proposed.
func write(what, otherwise string) string {
	if what == "" {
		return otherwise
	}
	return "write " + what
}

// length reads "3 months" or "1 month".
func length(s, unit string) (int, bool) {
	number, what, _ := strings.Cut(s, " ")
	v, err := strconv.Atoi(number)
	return v, err == nil && v > 0 && v < 1000 && strings.TrimSuffix(what, "s") == unit
}

// text reads every type that is held as a string, and an entry of every type
// that is held as several. It is "" when there is none that could be used.
func (d *decoder) text(f *schema.Field, n *frontmatter.Node, name string) string {
	s := strings.TrimSpace(n.Value)
	if strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && frontmatter.IsHidden(r) }) {
		d.fault(n, "control-character", "this text has a character in it that cannot be seen", "type the text again rather than pasting it")
		return ""
	}
	if f.Type != schema.Text && f.Type != schema.Texts {
		if from, to := explain.Unseen(n.Value); to > 0 {
			d.part(n, from, to, "control-character", explain.UnseenChar, explain.Retype)
			return ""
		}
	}
	switch f.Type {
	case schema.Text, schema.Texts:
		d.remark(n)
		if f.Max > 0 {
			s = tree.OneLine(s)
			if c := utf8.RuneCountInString(s); c > f.Max {
				d.fault(n, "too-long", fmt.Sprintf("%q has %d characters; at most %d fit", f.Key, c, f.Max), fmt.Sprintf("shorten it: %d too many", c-f.Max))
			}
		}
		if f.Prose {
			d.read(n, s, name)
		}
	case schema.Slug:
		if !content.IsSlug(s) {
			d.fault(n, "bad-slug", fmt.Sprintf("%q is not a short name", s), write(explain.Slug(s), "use lower-case letters without accents, digits and hyphens, such as kidney-panel"))
			return ""
		}
	case schema.Term, schema.Terms:
		if s == f.Or {
			break
		}
		v, closed := f.BuiltIn()
		if !closed {
			s = unique.Make(s).Value() // for the same reason as Lists
			d.words = append(d.words, Word{f.Vocabulary, s, name})
			break
		}
		t, ok := v.Term(s)
		if !ok {
			d.fault(n, "unknown-term", fmt.Sprintf("%q is not a word that %q can have", s, f.Key), nearTerm(s, v))
		}
		return t.Slug
	case schema.Address, schema.Addresses:
		if problem, hint := badAddress(s); problem != "" {
			d.fault(n, "bad-address", problem, hint)
			return ""
		}
	case schema.Language:
		if !languageTag.MatchString(s) {
			d.fault(n, "bad-language", fmt.Sprintf("%q is not the code of a language", s), write(explain.Language(s), "use a code such as en-GB, cy for Welsh or ur for Urdu"))
			return ""
		}
	}
	return s
}

// remark finds text that is left out because YAML takes it for a remark of the
// author's to other authors: Ward #5. Such remarks have a space behind the #.
func (d *decoder) remark(n *frontmatter.Node) {
	line := d.Line(n)
	if strings.IndexByte(line, '#') < 0 {
		return // as nearly always
	}
	w := d.Width(n)
	if w == 0 {
		return
	}
	rest := line[frontmatter.Offset(line, n.Column+w):]
	if rest == "" {
		return
	}
	if m := remarkForm.FindStringIndex(rest); m != nil {
		p := d.Pos(n)
		p.Col, p.EndCol = p.EndCol+m[1]-2, p.EndCol+utf8.RuneCountInString(rest)
		d.Diags.Add(diag.Diagnostic{
			Pos: p, Severity: diag.Warning, Rule: "left-out",
			Message: "what follows # in this line is left out", Hint: explain.Quoted(line[frontmatter.Offset(line, n.Column):]) + "; or put a space after the # of a remark",
		})
	}
}

var remarkForm = regexp.MustCompile(`^[ \t]+#[^\s#]`)

// lost finds a value that is left out because it begins with #.
func (d *decoder) lost(key *frontmatter.Node) bool {
	line := d.Line(key)
	m := lostForm.FindStringSubmatchIndex(line[frontmatter.Offset(line, key.Column):])
	if m == nil {
		return false
	}
	from := frontmatter.Offset(line, key.Column) + m[2]
	p := d.Pos(key)
	p.Col, p.EndCol = 1+utf8.RuneCountInString(line[:from]), 1+utf8.RuneCountInString(line)
	d.Diags.Add(diag.Diagnostic{
		Pos: p, Rule: "empty-value",
		Message: fmt.Sprintf("%q has no value, since what follows # is left out", key.Value), Hint: explain.Quoted(line[from:]),
	})
	return true
}

var lostForm = regexp.MustCompile(`^[^:]*:[ \t]+(#[^\s#].*)$`)

// nearTerm proposes a term of a vocabulary, or names all of them.
func nearTerm(s string, v content.Vocabulary) string {
	word := explain.Word(s)
	near := nearest(v, word)
	if truth := explain.Truth(word); near == "" && truth != "" {
		near = nearest(v, map[string]string{"true": "yes", "false": "no"}[truth])
	}
	if near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "use one of " + and(v.Slugs())
}

func nearest(v content.Vocabulary, word string) string {
	labels := make([]string, len(v.Terms))
	for i, t := range v.Terms {
		labels[i] = t.Label
	}
	return diag.NearestTerm(word, v.Slugs(), labels)
}

// or writes a choice in words.
func or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// and writes a list in words.
func and(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

var languageTag = regexp.MustCompile(schema.LanguageForm)

// badAddress says what is wrong with the address of a page, a file or a place
// on the web, as far as it can be seen without looking at other files.
func badAddress(s string) (problem, hint string) {
	u, err := url.Parse(s)
	switch {
	case explain.OnDisk(s):
		return fmt.Sprintf("\"%s\" is a place on one computer, and not on the web", s), "put the file in content/files, and write /files/ and its name"
	case strings.HasPrefix(s, "[") || strings.HasPrefix(s, "<"):
		return fmt.Sprintf("\"%s\" is more than an address", s), write(explain.Path(s), "write the address alone")
	case err != nil || strings.ContainsAny(s, " \n\t\"<>\\"):
		return fmt.Sprintf("\"%s\" is not an address", s), write(explain.Path(s), "an address has no spaces or quotation marks; write %20 for a space in a file's name")
	case u.Scheme == "" && (u.Host != "" || strings.HasPrefix(s, "www.")):
		return fmt.Sprintf("\"%s\" does not say how to get there", s), write(explain.Web(s), "begin it with https://")
	case u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http":
		return fmt.Sprintf("\"%s\" is neither a page of this site nor a web address", s), "begin it with / for a page of this site, or with https://"
	}
	return "", ""
}
