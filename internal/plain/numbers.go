package plain

import (
	"strconv"
	"strings"
)

// number reads the digits at i, and what belongs to them, and returns where to
// go on.
func (r *reader) number(i int) int {
	n, j := r.digits(i)
	joined := false // the second half of "10am-4pm" or "12th-14th"
	switch p := r.at(i - 1); {
	case i == 0 || kinds[p]&space != 0 || p == '(' || p == '"' || p == '\'' || p == '[' || p == ',' || p == ';':
	case p == '-' || strings.HasSuffix(r.text[:i], "–"):
		if joined = r.rangeBefore(i); !joined {
			return r.code(j)
		}
	case r.wordBefore(i), strings.IndexByte("./:#+_@=", p) >= 0:
		return r.code(j)
	}
	if !joined {
		if end := r.identity(i, j); end > 0 {
			return end
		}
		if end := r.numericDate(i); end > 0 {
			return end
		}
	}
	if r.ordinal(i, n, j) {
		return r.ordinalAt(j)
	}
	end := r.time(i, n, j)
	timed := end > 0
	if !timed {
		if end = r.size(i); end > 0 {
			return end
		}
		if end = r.pence(i, j); end > 0 {
			return end
		}
		end = r.amount(i)
	}
	if !joined {
		if e := r.between(i, i, end, timed); e > 0 {
			return e
		}
	}
	return end
}

// code is the end of a run of digits, letters and what joins them from i on:
// the rest of a reference such as DAPB1605-2.
func (r *reader) code(i int) int {
	for i < len(r.text) {
		c := r.text[i]
		if !(kinds[c]&(digit|letter) != 0 || strings.IndexByte("-:./", c) >= 0 && r.wordAt(i+1)) {
			break
		}
		i++
	}
	return i
}

// rangeBefore reports whether before the dash before i stands the first half of
// a range: a number, a day or a time, not a word.
func (r *reader) rangeBefore(i int) bool {
	b := strings.TrimSuffix(strings.TrimSuffix(r.text[:i], "-"), "–")
	for _, end := range [...]string{"am", "pm", "st", "nd", "rd", "th", "%"} {
		b = strings.TrimSuffix(b, end)
	}
	if b == "" || kinds[b[len(b)-1]]&digit == 0 {
		return false
	}
	// Not the 19 of "COVID-19-2", nor the 4567 of a phone number.
	b = strings.TrimRight(b, "0123456789.:")
	return b == "" || kinds[b[len(b)-1]]&letter == 0 && b[len(b)-1] != '-'
}

// amount is the end of the number at i, with commas and decimals: "1,200.50".
func (r *reader) amount(i int) int {
	_, j := r.digits(i)
	for r.at(j) == ',' && kinds[r.at(j+1)]&digit != 0 {
		_, e := r.digits(j + 1)
		if e-j != 4 {
			break
		}
		j = e
	}
	if r.at(j) == '.' && kinds[r.at(j+1)]&digit != 0 {
		_, j = r.digits(j + 1)
	}
	return j
}

// value is the number that amount found.
func value(s string) float64 {
	f, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return f
}

// units may follow the second number of a range at once.
const units = "am pm kg g mg mcg km m cm mm ml l mph min mins hr hrs kb mb gb k s"

// between finds a range written with a dash: its first number is from i to end,
// with a £ before it from from.
func (r *reader) between(from, i, end int, timed bool) int {
	k := end
	switch {
	case r.at(k) == '-':
		k++
	case r.is(k, "–"):
		k += len("–")
	default:
		return 0
	}
	second := k
	if r.is(k, "£") {
		k += len("£")
	}
	if kinds[r.at(k)]&digit == 0 {
		return 0
	}
	to := r.amount(k)
	if r.at(to) == ':' {
		if _, e := r.digits(to + 1); e-to == 3 {
			to = e
		}
	}
	half, h, _ := r.half(to)
	if half == "" {
		h = to
		if w := r.next(to); w != "" && !oneOf(w, units) {
			return 0
		}
	}
	// More of the same is a phone number, a date or a reference.
	if c := r.at(h); (c == '-' || c == '/' || c == ':' || r.is(h, "–")) && (r.wordAt(min(h+1, len(r.text))) || r.is(h, "–")) && !r.yearsAfter(h) {
		return r.code(h)
	}
	a, b := r.text[i:end], r.text[k:to]
	if !timed && half == "" {
		plain := func(s string) bool {
			return (s[0] != '0' || strings.HasPrefix(s, "0.") || s == "0") && (len(s) <= 4 || strings.ContainsAny(s, ",."))
		}
		if !plain(a) || !plain(b) {
			return r.code(to)
		}
		x, y := value(a), value(b)
		if isYear(a) && len(b) == 2 && y > float64(int(x)%100) {
			b = a[:2] + b
		} else if x >= y {
			return to
		}
	}
	left, right := r.text[from:end], r.text[second:k]+b+r.text[to:h]
	if half != "" && !timed && value(a) < value(strings.Replace(b, ":", ".", 1)) {
		left += half
	}
	if e := r.yearsEnd(h); e > 0 || oneOf(r.last(from), "aged ages age") {
		r.add("age-style", from, max(e, h), r.quote(from, max(e, h))+" is not how the NHS writes ages",
			write("aged "+a+" to "+b), nil)
		return h
	}
	r.add("range-to", from, h, r.quote(from, h)+" is a range with a dash, which some screen readers leave out",
		write(left+" to "+right), nil)
	if timed || half != "" {
		return end // the second time is yet to be read
	}
	return h
}

// yearsEnd is the end of "years old" and the like after i, or 0.
func (r *reader) yearsEnd(i int) int {
	if r.at(i) == '-' {
		i++
	} else {
		i = r.gap(i)
	}
	for _, s := range [...]string{"years old", "years of age", "year olds", "year-olds", "year old", "year-old"} {
		if e := r.match(i, s, false); e > 0 {
			return e
		}
	}
	return 0
}

func (r *reader) yearsAfter(i int) bool { return r.yearsEnd(i) > 0 }

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// pounds finds "£75.00": the sign is at i, the digits begin at j.
func (r *reader) pounds(i, j int) int {
	end := r.amount(j)
	whole := strings.TrimSuffix(r.text[j:end], ".00")
	if len(whole) < end-j && !r.wordAt(end) {
		r.add("money", i, end, r.quote(i, end)+" has pence where there are none", write("£"+whole), &Fix{end - len(".00"), end, ""})
	}
	if e := r.between(i, j, end, false); e > 0 {
		return e
	}
	return end
}

// pence finds "45p", whose digits are from i to j.
func (r *reader) pence(i, j int) int {
	if j-i > 2 || r.text[i] == '0' || r.at(j) != 'p' || r.wordAt(j+1) || r.at(j+1) == '-' {
		return 0
	}
	r.add("money", i, j+1, r.quote(i, j+1)+" is a word cut short", write(r.text[i:j]+" pence"), &Fix{j, j + 1, " pence"})
	return j + 1
}

// size finds the size of a file at i that is written otherwise than 569KB.
func (r *reader) size(i int) int {
	j := r.amount(i)
	g := r.gap(j)
	unit := r.next(g)
	if len(unit) != 2 || unit[1]|0x20 != 'b' || r.wordAt(g+2) || unit == "Mb" || unit == "Gb" {
		return 0
	}
	n, big := value(r.text[i:j]), strings.ToUpper(unit)
	if big != "KB" && big != "MB" && big != "GB" {
		return 0
	}
	end := g + 2
	switch {
	case big == "KB" && n >= 1024:
		r.add("file-size-style", i, end, r.quote(i, end)+" is hard to compare with other sizes",
			write(strconv.FormatFloat(float64(int(n/1024*10+0.5))/10, 'f', -1, 64)+"MB"), nil)
	case big == "MB" && n < 1 && n > 0:
		r.add("file-size-style", i, end, r.quote(i, end)+" is hard to compare with other sizes",
			write(strconv.Itoa(int(n*1024+0.5))+"KB"), nil)
	case g > j || unit != big:
		r.add("file-size-style", i, end, r.quote(i, end)+" is not how the NHS writes sizes",
			write(r.text[i:j]+big), &Fix{j, end, big})
	}
	return end
}

// identity finds a phone number without spaces, and what may be somebody's NHS
// number, at i, and returns the end of it; 0 for none.
func (r *reader) identity(i, j int) int {
	b := r.back(i)
	if b > 0 && kinds[r.text[b-1]]&digit != 0 || strings.Contains(r.text[max(0, i-12):i], "ISBN") {
		return 0
	}
	if r.wordAt(j) {
		return 0
	}
	digits := r.text[i:j]
	if (len(digits) == 11 || len(digits) == 10) && digits[0] == '0' {
		if spaced := phone(digits); spaced != "" {
			r.add("phone-format", i, j, r.quote(i, j)+" is hard to read out and to remember", write(spaced), &Fix{i, j, spaced})
		}
		return j
	}
	end := j
	if len(digits) == 3 {
		var groups [3]string
		groups[0] = digits
		for k, width := range [...]int{3, 4} {
			g := r.gap(end)
			_, e := r.digits(g)
			if g == end || e-g != width {
				return 0
			}
			groups[k+1], end = r.text[g:e], e
		}
		digits = groups[0] + groups[1] + groups[2]
	}
	after := r.gap(end)
	if len(digits) != 10 || r.wordAt(end) || kinds[r.at(after)]&digit != 0 || !isNHSNumber(digits) {
		return 0
	}
	r.add("nhs-number-real", i, end, "this may be a real person's NHS number",
		`take it out; for an example use a number that begins with 999, such as "999 123 4567"`, nil)
	return end
}

// isNHSNumber reports whether ten digits are a number that a person may have:
// the last fits the others, and it is not one of those kept for examples, which
// begin with 9. Phone numbers begin with 0.
func isNHSNumber(s string) bool {
	if s[0] == '9' || s[0] == '0' || strings.Trim(s, s[:1]) == "" {
		return false
	}
	sum := 0
	for k := range 9 {
		sum += int(s[k]-'0') * (10 - k)
	}
	check := (11 - sum%11) % 11
	return check != 10 && byte(check) == s[9]-'0'
}

// phone is a phone number with spaces where people pause; "" for what is none.
func phone(s string) string {
	switch {
	case strings.HasPrefix(s, "02") && len(s) == 11:
		return s[:3] + " " + s[3:7] + " " + s[7:]
	case (s[1] == '3' || s[1] == '8') && len(s) >= 10:
		return s[:4] + " " + s[4:7] + " " + s[7:]
	case strings.HasPrefix(s, "01") && len(s) == 11 && (s[2] == '1' || s[3] == '1'):
		return s[:4] + " " + s[4:7] + " " + s[7:]
	case (s[1] == '1' || s[1] == '7') && len(s) == 11:
		return s[:5] + " " + s[5:8] + " " + s[8:]
	}
	return ""
}

// numberWord finds a number from two to nine as a word, from i to j.
func (r *reader) numberWord(i, j, n int) {
	if kinds[r.text[i]]&upper != 0 || r.at(i-1) == '-' || r.at(j) == '-' && !oneOf(r.next(j+1), "day days week month year hour minute") {
		return
	}
	// "One or two" and "two thirds" are set phrases.
	some := oneOf(r.last(i), "or") && oneOf(r.last(r.back(i)-len("or")), "one")
	if some || oneOf(r.next(r.gap(j)), "third thirds quarters fifths sixths eighths tenths") {
		return
	}
	r.add("number-words", i, j, r.quote(i, j)+" is quicker to read as a numeral", write(strconv.Itoa(n)), nil)
}
