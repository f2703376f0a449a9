package plain

import (
	"strconv"
	"strings"

	"involve/internal/passage"
)

// term finds t at i, where its first word begins, and reports whether it is.
func (r *reader) term(t *form, i int) bool {
	if p := r.At(i - 1); p == '-' || p == '#' {
		return false
	}
	j := r.Match(i, t.text, t.just)
	if j < 0 || r.At(j) == '-' && passage.Kinds[r.At(j+1)]&passage.Digit != 0 {
		return false
	}
	// A capital inside a sentence is most likely part of a name.
	capital := passage.Kinds[r.Text[i]]&passage.Upper != 0
	if t.names && capital && !t.just && !r.Starts(i) {
		return false
	}
	if t.when != nil && !t.when(r.Reader, i, j) {
		return false
	}
	f := r.Quote(i, j)
	hint, fix := t.hint, (*Fix)(nil)
	if t.write != "" {
		to := t.write
		if capital && !t.just && r.Starts(i) {
			to = strings.ToUpper(to[:1]) + to[1:]
		}
		hint = passage.Write(to)
		if t.hint != "" {
			hint += ", " + t.hint
		}
		if t.sure && !(capital && besideCapital(r.Reader, i, j)) { // in a name nothing is certain
			fix = passage.Replace(i, j, to)
		}
	}
	r.Add(t.rule, i, j, strings.Replace(t.why, "%", f, 1), hint, fix)
	r.Past = max(r.Past, j)
	return true
}

// eg finds "eg" and "e.g." at i. The mend drops a comma after it, but at the
// beginning of a sentence puts one there.
func (r *reader) eg(i, j int) {
	end := r.latin(i, j, 'g')
	if end < 0 {
		return
	}
	text, hint := "for example", `write "for example" or "such as"`
	if passage.Kinds[r.Text[i]]&passage.Upper != 0 {
		text, hint = "For example,", `write "For example"`
	}
	to := end
	if r.At(to) == ',' {
		to++
	}
	var fix *Fix
	if g := r.Gap(to); g > to && g < len(r.Text) && (r.WordAt(g) || strings.IndexByte("\"'\xef", r.Text[g]) >= 0 || r.Is(g, "£")) {
		fix = passage.Replace(i, to, text)
	}
	r.Add("latin-eg", i, end, r.Quote(i, end)+" is Latin that some readers stumble over", hint, fix)
}

// ie finds "ie" and "i.e." at i.
func (r *reader) ie(i, j int) {
	if end := r.latin(i, j, 'e'); end >= 0 {
		r.Add("latin-ie", i, end, r.Quote(i, end)+" is Latin that some readers stumble over",
			`write "that is", or say it again in plain words`, nil)
	}
}

// latin is the end of the short form from i, whose second letter is given, or
// -1. EG and IE in capitals are something else.
func (r *reader) latin(i, j int, second byte) int {
	if r.At(i-1) == '-' {
		return -1
	}
	if j-i == 1 {
		if r.At(j) != '.' || r.At(j+1)|0x20 != second || r.WordAt(j+2) {
			return -1
		}
		j += 2
	} else if passage.Kinds[r.Text[i+1]]&passage.Upper != 0 {
		return -1
	}
	if r.At(j) == '-' {
		return -1
	}
	if r.At(j) == '.' && j+1 < len(r.Text) {
		j++
	}
	r.Past = max(r.Past, j)
	return j
}

// percent finds "per cent" and "percent" at i.
func (r *reader) percent(i, j int) {
	if j-i == len("per") {
		if j = r.Match(i, "per cent", false); j < 0 {
			return
		}
	}
	from, b := i, r.Back(i)
	for from = b; from > 0 && (passage.Kinds[r.Text[from-1]]&passage.Digit != 0 || (r.Text[from-1] == '.' || r.Text[from-1] == ',') && from < b); from-- {
	}
	if from == b || passage.Kinds[r.Text[from]]&passage.Digit == 0 {
		r.Add("percent", i, j, r.Quote(i, j)+" is longer than it needs to be",
			`write a number and %, such as "50%", or say it in words, such as "half"`, nil)
		return
	}
	r.Add("percent", from, j, r.Quote(from, j)+" is longer than it needs to be", passage.Write(r.Text[from:b]+"%"), passage.Replace(b, j, "%"))
}

// title finds "Mr/Mrs/Miss" and "Mr, Mrs or Miss": a list to choose from. A
// couple, as in "Mr and Mrs Okafor", is none.
func (r *reader) title(i, j int) {
	var count int
	end := j
	for j > 0 {
		k := r.Gap(j)
		switch {
		case r.At(k) == '/' || r.At(k) == ',':
			k = r.Gap(k + 1)
			if passage.OneOf(r.Next(k), "or") {
				k = r.Gap(k + 2)
			}
		case count > 0 && passage.OneOf(r.Next(k), "or"):
			k = r.Gap(k + 2)
		default:
			k = len(r.Text)
		}
		w := r.Next(k)
		if !passage.OneOf(w, "mr mrs miss ms mx dr other") {
			break
		}
		count++
		j = k + len(w)
		end = j
	}
	if count >= 2 {
		r.Add("title-field", i, end, r.Quote(i, end)+" asks people for a title", "leave the question out: a name is enough", nil)
		r.Past = end
	}
}

// over finds an age written "over 50": where it is surely one.
func (r *reader) over(i, j int) {
	k := r.Gap(j)
	if r.At(j) == '-' {
		k = j + 1
	}
	sure := false
	if e := r.Match(k, "the age of", false); e > 0 {
		k, sure = r.Gap(e), true
	}
	n, end := r.Digits(k)
	if end == k || n < 1 || n > 120 || end-k > 3 {
		return
	}
	switch {
	case r.At(end) == 's' && !r.WordAt(end+1):
		end++
		sure = true
	case r.WordAt(end) || end < len(r.Text) && strings.IndexByte("%-/,.", r.Text[end]) >= 0 && r.WordAt(min(end+1, len(r.Text))):
		return
	}
	if !sure {
		who := passage.OneOf(r.Last(i), "people adults anyone everyone women men patients residents those aged carers")
		after := r.Next(r.Gap(end))
		if !who || r.At(end) == '%' || after != "" && !passage.OneOf(after, "and or who with to can in from living are should may must will at") {
			return
		}
	}
	age := strings.TrimSuffix(r.Text[k:end], "s")
	r.Add("age-style", i, end, r.Quote(i, end)+" is not how the NHS writes ages", passage.Write("aged "+age+" and over"), nil)
	r.Past = max(r.Past, end)
}

// numberWord finds a number from two to nine as a word, from i to j.
func (r *reader) numberWord(i, j, n int) {
	if passage.Kinds[r.Text[i]]&passage.Upper != 0 || r.At(i-1) == '-' || r.At(j) == '-' && !passage.OneOf(r.Next(j+1), "day days week month year hour minute") {
		return
	}
	// "One or two", "an hour or two" and "two thirds" are set phrases.
	or := passage.OneOf(r.Last(i), "or") && !passage.OneOf(r.Last(r.Back(i)-len("or")), "two three four five six seven eight")
	if or || passage.OneOf(r.Next(r.Gap(j)), "third thirds quarters fifths sixths eighths tenths") {
		return
	}
	r.Add("number-words", i, j, r.Quote(i, j)+" is quicker to read as a numeral", passage.Write(strconv.Itoa(n)), nil)
}
