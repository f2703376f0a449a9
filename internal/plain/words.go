package plain

import (
	"strings"
)

// term finds t at i, where its first word begins, and reports whether it is.
func (r *reader) term(t *form, i int) bool {
	if p := r.at(i - 1); p == '-' || p == '#' {
		return false
	}
	j := r.match(i, t.text, t.just)
	if j < 0 || r.at(j) == '-' && kinds[r.at(j+1)]&digit != 0 {
		return false
	}
	// A capital inside a sentence is most likely part of a name.
	capital := kinds[r.text[i]]&upper != 0
	if t.names && capital && !t.just && !r.starts(i) {
		return false
	}
	if t.when != nil && !t.when(*r, i, j) {
		return false
	}
	f := r.quote(i, j)
	hint, fix := t.hint, (*Fix)(nil)
	if t.write != "" {
		to := t.write
		if capital && !t.just && r.starts(i) {
			to = strings.ToUpper(to[:1]) + to[1:]
		}
		hint = write(to)
		if t.hint != "" {
			hint += ", " + t.hint
		}
		if t.sure {
			fix = &Fix{i, j, to}
		}
	}
	r.add(t.rule, i, j, strings.Replace(t.why, "%", f, 1), hint, fix)
	r.past = max(r.past, j)
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
	if kinds[r.text[i]]&upper != 0 {
		text, hint = "For example,", `write "For example"`
	}
	to := end
	if r.at(to) == ',' {
		to++
	}
	var fix *Fix
	if g := r.gap(to); g > to && g < len(r.text) && (r.wordAt(g) || strings.IndexByte("\"'£\xef", r.text[g]) >= 0 || r.is(g, "£")) {
		fix = &Fix{i, to, text}
	}
	r.add("latin-eg", i, end, r.quote(i, end)+" is Latin that some readers stumble over", hint, fix)
}

// ie finds "ie" and "i.e." at i.
func (r *reader) ie(i, j int) {
	if end := r.latin(i, j, 'e'); end >= 0 {
		r.add("latin-ie", i, end, r.quote(i, end)+" is Latin that some readers stumble over",
			`write "that is", or say it again in plain words`, nil)
	}
}

// latin is the end of the short form from i, whose second letter is given, or
// -1. EG and IE in capitals are something else.
func (r *reader) latin(i, j int, second byte) int {
	if r.at(i-1) == '-' {
		return -1
	}
	if j-i == 1 {
		if r.at(j) != '.' || r.at(j+1)|0x20 != second || r.wordAt(j+2) {
			return -1
		}
		j += 2
	} else if kinds[r.text[i+1]]&upper != 0 {
		return -1
	}
	if r.at(j) == '-' {
		return -1
	}
	if r.at(j) == '.' && j+1 < len(r.text) {
		j++
	}
	r.past = max(r.past, j)
	return j
}

// percent finds "per cent" and "percent" at i.
func (r *reader) percent(i, j int) {
	if j-i == len("per") {
		if j = r.match(i, "per cent", false); j < 0 {
			return
		}
	}
	from, b := i, r.back(i)
	for from = b; from > 0 && (kinds[r.text[from-1]]&digit != 0 || (r.text[from-1] == '.' || r.text[from-1] == ',') && from < b); from-- {
	}
	if from == b || kinds[r.text[from]]&digit == 0 {
		r.add("percent", i, j, r.quote(i, j)+" is longer than it needs to be",
			`write a number and %, such as "50%", or say it in words, such as "half"`, nil)
		return
	}
	r.add("percent", from, j, r.quote(from, j)+" is longer than it needs to be", write(r.text[from:b]+"%"), &Fix{b, j, "%"})
}

// title finds "Mr/Mrs/Miss" and "Mr, Mrs or Miss": a list to choose from. A
// couple, as in "Mr and Mrs Okafor", is none.
func (r *reader) title(i, j int) {
	var count int
	end := j
	for j > 0 {
		k := r.gap(j)
		switch {
		case r.at(k) == '/' || r.at(k) == ',':
			k = r.gap(k + 1)
			if oneOf(r.next(k), "or") {
				k = r.gap(k + 2)
			}
		case count > 0 && oneOf(r.next(k), "or"):
			k = r.gap(k + 2)
		default:
			k = len(r.text)
		}
		w := r.next(k)
		if !oneOf(w, "mr mrs miss ms mx dr other") {
			break
		}
		count++
		j = k + len(w)
		end = j
	}
	if count >= 2 {
		r.add("title-field", i, end, r.quote(i, end)+" asks people for a title", "leave the question out: a name is enough", nil)
		r.past = end
	}
}

// over finds an age written "over 50": where it is surely one.
func (r *reader) over(i, j int) {
	k := r.gap(j)
	if r.at(j) == '-' {
		k = j + 1
	}
	sure := false
	if e := r.match(k, "the age of", false); e > 0 {
		k, sure = r.gap(e), true
	}
	n, end := r.digits(k)
	if end == k || n < 1 || n > 120 || end-k > 3 {
		return
	}
	switch {
	case r.at(end) == 's' && !r.wordAt(end+1):
		end++
		sure = true
	case r.wordAt(end) || end < len(r.text) && strings.IndexByte("%-/,.", r.text[end]) >= 0 && r.wordAt(min(end+1, len(r.text))):
		return
	}
	if !sure {
		who := oneOf(r.last(i), "people adults anyone everyone women men patients residents those aged carers")
		after := r.next(r.gap(end))
		if !who || r.at(end) == '%' || after != "" && !oneOf(after, "and or who with to can in from living are should may must will at") {
			return
		}
	}
	age := strings.TrimSuffix(r.text[k:end], "s")
	r.add("age-style", i, end, r.quote(i, end)+" is not how the NHS writes ages", write("aged "+age+" and over"), nil)
	r.past = max(r.past, end)
}
