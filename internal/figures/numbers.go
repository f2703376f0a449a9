// Package figures holds the writing rules about numbers, dates, times, money,
// and phone and NHS numbers.
//
// It reads them where a reader of the whole text (plain) meets a digit, a pound
// sign, or the name of a month or a day of the week. The texts it must find
// wrong and those it must leave alone are in plain's testdata.
package figures

import (
	"strconv"
	"strings"

	"involve/internal/passage"
)

// A reader reads the figures of a text.
type reader struct{ *passage.Reader }

// Number reads the digits at i, and what belongs to them, and returns where to
// go on.
func Number(r *passage.Reader, i int) int { return reader{r}.number(i) }

// Pounds reads an amount of money whose sign is at i and whose digits begin at
// j, and returns where to go on.
func Pounds(r *passage.Reader, i, j int) int { return reader{r}.pounds(i, j) }

// number reads the digits at i, and what belongs to them, and returns where to
// go on.
func (r reader) number(i int) int {
	n, j := r.Digits(i)
	joined := false // the second half of "10am-4pm" or "12th-14th"
	switch p := r.At(i - 1); {
	case i == 0 || passage.Kinds[p]&passage.Space != 0 || p == '(' || p == '"' || p == '\'' || p == '[' || p == ',' || p == ';':
	case p == '-' || strings.HasSuffix(r.Text[:i], "–"):
		if joined = r.rangeBefore(i); !joined {
			return r.code(j)
		}
	case r.WordBefore(i), strings.IndexByte("./:#+_@=", p) >= 0:
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
func (r reader) code(i int) int {
	for i < len(r.Text) {
		c := r.Text[i]
		if !(passage.Kinds[c]&(passage.Digit|passage.Letter) != 0 || strings.IndexByte("-:./", c) >= 0 && r.WordAt(i+1)) {
			break
		}
		i++
	}
	return i
}

// rangeBefore reports whether before the dash before i stands the first half of
// a range: a number, a day or a time, not a word.
func (r reader) rangeBefore(i int) bool {
	b := strings.TrimSuffix(strings.TrimSuffix(r.Text[:i], "-"), "–")
	for _, end := range [...]string{"am", "pm", "st", "nd", "rd", "th", "%"} {
		b = strings.TrimSuffix(b, end)
	}
	if b == "" || passage.Kinds[b[len(b)-1]]&passage.Digit == 0 {
		return false
	}
	// Not the 19 of "COVID-19-2", nor the 4567 of a phone number.
	b = strings.TrimRight(b, "0123456789.:")
	return b == "" || passage.Kinds[b[len(b)-1]]&passage.Letter == 0 && b[len(b)-1] != '-'
}

// amount is the end of the number at i, with commas and decimals: "1,200.50".
func (r reader) amount(i int) int {
	_, j := r.Digits(i)
	for r.At(j) == ',' && passage.Kinds[r.At(j+1)]&passage.Digit != 0 {
		_, e := r.Digits(j + 1)
		if e-j != 4 {
			break
		}
		j = e
	}
	if r.At(j) == '.' && passage.Kinds[r.At(j+1)]&passage.Digit != 0 {
		_, j = r.Digits(j + 1)
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
func (r reader) between(from, i, end int, timed bool) int {
	k := end
	switch {
	case r.At(k) == '-':
		k++
	case r.Is(k, "–"):
		k += len("–")
	default:
		return 0
	}
	if b := r.Back(i); !timed && b < i && b > 0 && passage.Kinds[r.Text[b-1]]&passage.Digit != 0 {
		return 0 // the rest of a phone number or a postcode
	}
	second := k
	if r.Is(k, "£") {
		k += len("£")
	}
	if passage.Kinds[r.At(k)]&passage.Digit == 0 {
		return 0
	}
	to := r.amount(k)
	if r.At(to) == ':' {
		if _, e := r.Digits(to + 1); e-to == 3 {
			to = e
		}
	}
	half, h, _ := r.half(r.Gap(to))
	if half == "" {
		h = to
		if w := r.Next(to); w != "" && !passage.OneOf(w, units) {
			return 0
		}
	}
	// More of the same is a phone number, a date or a reference.
	if c := r.At(h); (c == '-' || c == '/' || c == ':' || r.Is(h, "–")) && (r.WordAt(min(h+1, len(r.Text))) || r.Is(h, "–")) && !r.yearsAfter(h) {
		return r.code(h)
	}
	a, b := r.Text[i:end], r.Text[k:to]
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
	left, right := r.Text[from:end], r.Text[second:k]+b+r.Text[to:h]
	if half != "" {
		if passage.Kinds[r.Text[end-1]]&passage.Digit != 0 {
			first := value(strings.Replace(a, ":", ".", 1))
			switch hour := value(strings.Replace(b, ":", ".", 1)); {
			case first >= 13:
			case a == "12" && half == "pm" && hour < 12:
				left = "midday"
			case half == "pm" && first >= 12 && hour < 12:
				left += half
			case half == "pm" && (hour >= 12 || first > hour):
				left += "am" // what comes before it can only be in the morning
				if b == "12" {
					right = "midday"
				}
			case hour < 12 && first < hour:
				left += half
			}
		}
		left, right = tidy(left), tidy(right)
	}
	if e := r.yearsEnd(h); e > 0 || passage.OneOf(r.Last(from), "aged ages age") {
		r.Add("age-style", from, max(e, h), r.Quote(from, max(e, h))+" is not how the NHS writes ages",
			passage.Write("aged "+a+" to "+b), nil)
		return h
	}
	word := " to "
	if strings.Contains(r.Text[max(0, from-len("between the ages of ")):from], "etween ") {
		word = " and " // "between 10 and 20"
	}
	r.Add("range-to", from, h, r.Quote(from, h)+" is a range with a dash, which some screen readers leave out",
		passage.Write(left+word+right), nil)
	if timed || half != "" {
		return end // the second time is yet to be read
	}
	return h
}

// yearsEnd is the end of "years old" and the like after i, or 0.
func (r reader) yearsEnd(i int) int {
	if r.At(i) == '-' {
		i++
	} else {
		i = r.Gap(i)
	}
	for _, s := range [...]string{"years old", "years of age", "year olds", "year-olds", "year old", "year-old"} {
		if e := r.Match(i, s, false); e > 0 {
			return e
		}
	}
	return 0
}

func (r reader) yearsAfter(i int) bool { return r.yearsEnd(i) > 0 }

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// pounds finds "£75.00": the sign is at i, the digits begin at j.
func (r reader) pounds(i, j int) int {
	end := r.amount(j)
	whole := strings.TrimSuffix(r.Text[j:end], ".00")
	if len(whole) < end-j && !r.WordAt(end) {
		fix := passage.Replace(end-len(".00"), end, "")
		if r.InRange(i, end) {
			fix = nil // the other end would stay
		}
		r.Add("money", i, end, r.Quote(i, end)+" has pence where there are none", passage.Write("£"+whole), fix)
	}
	if e := r.between(i, j, end, false); e > 0 {
		return e
	}
	return end
}

// pence finds "45p", whose digits are from i to j.
func (r reader) pence(i, j int) int {
	if j-i > 2 || r.Text[i] == '0' || r.At(j) != 'p' || r.WordAt(j+1) || r.At(j+1) == '-' {
		return 0
	}
	r.Add("money", i, j+1, r.Quote(i, j+1)+" is a word cut short", passage.Write(r.Text[i:j]+" pence"), passage.Replace(j, j+1, " pence"))
	return j + 1
}

// size finds the size of a file at i that is written otherwise than 569KB.
func (r reader) size(i int) int {
	j := r.amount(i)
	g := r.Gap(j)
	unit := r.Next(g)
	if len(unit) != 2 || unit[1]|0x20 != 'b' || r.WordAt(g+2) || unit == "Mb" || unit == "Gb" {
		return 0
	}
	n, big := value(r.Text[i:j]), strings.ToUpper(unit)
	if big != "KB" && big != "MB" && big != "GB" {
		return 0
	}
	end := g + 2
	switch {
	case big == "KB" && n >= 1024:
		r.Add("file-size-style", i, end, r.Quote(i, end)+" is hard to compare with other sizes",
			passage.Write(strconv.FormatFloat(float64(int(n/1024*10+0.5))/10, 'f', -1, 64)+"MB"), nil)
	case big == "MB" && n < 1 && n > 0:
		r.Add("file-size-style", i, end, r.Quote(i, end)+" is hard to compare with other sizes",
			passage.Write(strconv.Itoa(int(n*1024+0.5))+"KB"), nil)
	case g > j || unit != big:
		r.Add("file-size-style", i, end, r.Quote(i, end)+" is not how the NHS writes sizes",
			passage.Write(r.Text[i:j]+big), passage.Replace(j, end, big))
	}
	return end
}

// identity finds a phone number without spaces, and what may be somebody's NHS
// number, at i, and returns the end of it; 0 for none.
func (r reader) identity(i, j int) int {
	b := r.Back(i)
	if b > 0 && passage.Kinds[r.Text[b-1]]&passage.Digit != 0 || strings.Contains(r.Text[max(0, i-12):i], "ISBN") {
		return 0
	}
	if r.WordAt(j) {
		return 0
	}
	digits := r.Text[i:j]
	if (len(digits) == 11 || len(digits) == 10) && digits[0] == '0' {
		if spaced := phone(digits); spaced != "" {
			r.Add("phone-format", i, j, r.Quote(i, j)+" is hard to read out and to remember", passage.Write(spaced), nil) // it may be a reference
		}
		return j
	}
	end := j
	if len(digits) == 3 {
		var groups [3]string
		groups[0] = digits
		for k, width := range [...]int{3, 4} {
			g := r.Gap(end)
			_, e := r.Digits(g)
			if g == end || e-g != width {
				return 0
			}
			groups[k+1], end = r.Text[g:e], e
		}
		digits = groups[0] + groups[1] + groups[2]
	}
	after := r.Gap(end)
	if len(digits) != 10 || r.WordAt(end) || passage.Kinds[r.At(after)]&passage.Digit != 0 || !isNHSNumber(digits) {
		return 0
	}
	if passage.OneOf(strings.TrimSuffix(r.Last(before(r.Text, i)), "s"), "id ref reference order iras isbn invoice booking code pin meeting account licence") {
		return end // numbers of other things
	}
	r.Add("nhs-number-real", i, end, "this may be a real person's NHS number",
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

// before is where what leads to a number ends: before the colon, the full stop
// or the word number that stands between.
func before(text string, i int) int {
	i = len(strings.TrimRight(text[:i], " :.#"))
	for _, word := range []string{"number", "Number", "no", "No"} {
		if rest, ok := strings.CutSuffix(text[:i], " "+word); ok {
			return len(strings.TrimRight(rest, " "))
		}
	}
	return i
}
