package plain

import (
	"strconv"
	"strings"
	"time"
)

// A special says what other than a term may begin with a word.
type special uint8

const (
	specialNone special = iota
	specialMonth
	specialWeekday
	specialNumber
	specialEg
	specialIe
	specialPer
	specialMr
	specialOver
)

// specials has the words that more than a term may begin with. A short month
// has 12 added to its number.
var specials = func() map[string]struct {
	special special
	value   int
} {
	m := map[string]struct {
		special special
		value   int
	}{}
	add := func(s special, first int, words string) {
		for i, w := range strings.Fields(words) {
			for form := range strings.SplitSeq(w, "|") {
				m[form] = struct {
					special special
					value   int
				}{s, first + i}
			}
		}
	}
	add(specialMonth, 1, "january february march april may june july august september october november december")
	add(specialMonth, 13, "jan feb mar apr - jun jul aug sep|sept oct nov dec")
	add(specialWeekday, 0, "sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat")
	add(specialNumber, 2, "two three four five six seven eight nine")
	add(specialEg, 0, "e|eg")
	add(specialIe, 0, "i|ie")
	add(specialPer, 0, "per|percent")
	add(specialMr, 0, "mr")
	add(specialOver, 0, "over")
	delete(m, "-")
	return m
}()

// monthAt is the month whose name stands at i, whether it is short, and where
// it ends; 0 for none. "May" and short names need their capital.
func (r *reader) monthAt(i int) (m time.Month, short bool, end int) {
	w := r.next(i)
	if len(w) < 3 || len(w) > len("September") || r.wordAt(i+len(w)) {
		return 0, false, i
	}
	var key [len("september")]byte
	for k := range len(w) {
		key[k] = w[k] | 0x20
	}
	e, ok := entries[string(key[:len(w)])]
	if !ok || e.special != specialMonth {
		return 0, false, i
	}
	short = e.value > 12
	if kinds[w[0]]&upper == 0 && (short || e.value == int(time.May) || e.value == int(time.March)) {
		return 0, false, i
	}
	return time.Month((e.value-1)%12 + 1), short, i + len(w)
}

// ordinalAt is the end of "st", "nd", "rd" or "th" at i, or i.
func (r *reader) ordinalAt(i int) int {
	if i+2 <= len(r.text) && oneOf(r.text[i:i+2], "st nd rd th") && !r.wordAt(i+2) {
		return i + 2
	}
	return i
}

// yearAt is the year of four digits at i and where it ends; 0 for none.
func (r *reader) yearAt(i int) (year, end int) {
	n, end := r.digits(i)
	if end-i != 4 || n < 1800 || n > 2199 || r.wordAt(end) {
		return 0, i
	}
	return n, end
}

// dayAt is the day of the month at i and where its digits end; 0 for none.
func (r *reader) dayAt(i int) (day, end int) {
	n, end := r.digits(i)
	if end-i > 2 || n < 1 || n > 31 {
		return 0, i
	}
	return n, end
}

// yearAfter is the year after what ends at i and an optional comma.
func (r *reader) yearAfter(i int) (year, end int) {
	k := i
	if r.at(k) == ',' {
		k++
	}
	g := r.gap(k)
	if g == k {
		return 0, i
	}
	if year, end = r.yearAt(g); year == 0 {
		return 0, i
	}
	return year, end
}

// ordinal finds the day n whose digits are from i to j in "12th August 2026",
// and each of the days in "12th and 13th August". It reports whether it is one.
func (r *reader) ordinal(i, n, j int) bool {
	o := r.ordinalAt(j)
	if o == j || n < 1 || n > 31 || j-i > 2 {
		return false
	}
	k, of := r.gap(o), o
	if oneOf(r.next(k), "of") {
		of = k + len("of")
		k = r.gap(of)
	}
	month, _, end := r.monthAt(k)
	if month == 0 && !r.daysThenMonth(o) {
		return false
	}
	day := r.text[i:j]
	if month == 0 {
		r.add("date-ordinal", i, o, r.quote(i, o)+" has letters that a date does without", write(day), &Fix{j, o, ""})
		return true
	}
	mended := day + " " + r.text[k:end]
	if year, e := r.yearAfter(end); year != 0 {
		mended, end = mended+" "+strconv.Itoa(year), e
	}
	fix := &Fix{j, of, ""}
	if r.theBefore(i) {
		// "The 12 August" would read no better, and "the" may belong to what
		// comes after the date.
		fix = nil
	}
	r.add("date-ordinal", i, end, r.quote(i, end)+" has letters that a date does without", write(mended), fix)
	return true
}

// daysThenMonth reports whether at i come more days of the month and then its
// name: " and 13th August", "-13 May".
func (r *reader) daysThenMonth(i int) bool {
	for range 8 {
		k := r.gap(i)
		switch w := r.next(k); {
		case oneOf(w, "and or to"):
			k = r.gap(k + len(w))
		case r.at(k) == ',' || r.at(k) == '-' || r.at(k) == '&':
			k = r.gap(k + 1)
		case r.is(k, "–"):
			k = r.gap(k + len("–"))
		default:
			return false
		}
		day, j := r.dayAt(k)
		if day == 0 {
			return false
		}
		i = r.ordinalAt(j)
		k = r.gap(i)
		if oneOf(r.next(k), "of") {
			k = r.gap(k + len("of"))
		}
		if month, _, _ := r.monthAt(k); month != 0 {
			return true
		}
	}
	return false
}

// theBefore reports whether "the" stands before the day at i.
func (r *reader) theBefore(i int) bool { return oneOf(r.last(i), "the") }

// dayBefore reports whether a day of the month, such as "12" or "12th of",
// stands before i.
func (r *reader) dayBefore(i int) bool {
	b := r.back(i)
	if oneOf(r.last(i), "of") {
		b = r.back(b - len("of"))
	}
	if b >= 2 && oneOf(r.text[b-2:b], "st nd rd th") {
		b -= 2
	}
	from := b
	for from > 0 && kinds[r.text[from-1]]&digit != 0 {
		from--
	}
	day, end := r.dayAt(from)
	return day != 0 && end == b && !r.wordBefore(from) && strings.IndexByte("./:£", r.at(from-1)) < 0
}

// month finds, from the month named at i to j on, a short name in a date and a
// date with the month first.
func (r *reader) month(i, j, value int) {
	m, short, end := r.monthAt(i)
	if m == 0 || end != j {
		return
	}
	after := r.dayBefore(i)
	dot := j
	if short && r.at(j) == '.' {
		dot++
	}
	year, yearEnd := r.yearAfter(dot)
	if !after {
		if r.monthFirst(i, j, dot, m) {
			return
		}
	}
	if !short || !after && year == 0 && !r.besideMonth(i, j) {
		return
	}
	to := j
	if year != 0 && yearEnd > dot {
		to = dot
	}
	r.add("date-month-short", i, to, r.quote(i, to)+" is a month cut short", write(m.String()), &Fix{i, to, m.String()})
}

// besideMonth reports whether the month from i to j is one end of "Jan to Mar"
// or "Apr-Jun".
func (r *reader) besideMonth(i, j int) bool {
	k := r.gap(j)
	switch {
	case oneOf(r.next(k), "to"):
		k = r.gap(k + 2)
	case r.at(k) == '-' || r.at(k) == '/':
		k = r.gap(k + 1)
	case r.is(k, "–"):
		k = r.gap(k + len("–"))
	default:
		k = len(r.text)
	}
	if m, _, _ := r.monthAt(k); m != 0 {
		return true
	}
	b := r.back(i)
	switch before := r.text[:b]; {
	case oneOf(r.last(i), "to"):
		b = r.back(b - 2)
	case strings.HasSuffix(before, "-") || strings.HasSuffix(before, "/"):
		b = r.back(b - 1)
	case strings.HasSuffix(before, "–"):
		b = r.back(b - len("–"))
	default:
		return false
	}
	w := r.last(b)
	m, _, _ := r.monthAt(b - len(w))
	return m != 0 && w != "May"
}

// monthFirst finds "August 12, 2026" and "August 12th", where the month m is
// from i to j and dot is after its full stop.
func (r *reader) monthFirst(i, j, dot int, m time.Month) bool {
	g := r.gap(dot)
	day, k := r.dayAt(g)
	if day == 0 || g == dot {
		return false
	}
	end := r.ordinalAt(k)
	year, yearEnd := r.yearAfter(end)
	if year == 0 && (end == k || r.at(end) == '-' || oneOf(r.next(r.gap(end)), "year floor birthday century anniversary place")) {
		return false
	}
	if end == k && r.wordAt(k) {
		return false
	}
	mended := strconv.Itoa(day) + " " + m.String()
	var fix *Fix
	if year != 0 {
		mended, end = mended+" "+strconv.Itoa(year), yearEnd
		fix = &Fix{i, end, mended}
	}
	r.add("date-order", i, end, r.quote(i, end)+" has the month before the day", write(mended), fix)
	r.past = end
	return true
}

// weekday finds a day of the week, from i to j, that its date does not fall on.
func (r *reader) weekday(i, j, value int) {
	if j-i < len("friday") && kinds[r.text[i]]&upper == 0 {
		return // sun, sat, wed
	}
	k := j
	if r.at(k) == '.' && j-i < len("friday") {
		k++
	}
	if r.at(k) == ',' {
		k++
	}
	k = r.gap(k)
	if oneOf(r.next(k), "the") {
		k = r.gap(k + len("the"))
	}
	from := k
	day, e := r.dayAt(k)
	if day != 0 {
		e = r.ordinalAt(e)
		if k = r.gap(e); oneOf(r.next(k), "of") {
			k = r.gap(k + len("of"))
		}
	}
	month, _, me := r.monthAt(k)
	if month == 0 {
		return
	}
	if day == 0 {
		if day, me = r.dayAt(r.gap(me)); day == 0 {
			return
		}
		me = r.ordinalAt(me)
	} else if e == k || r.wordAt(e) {
		return
	}
	if r.at(me) == '.' {
		me++
	}
	year, end := r.yearAfter(me)
	if year == 0 || from == j {
		return
	}
	d := time.Date(year, month, day, 12, 0, 0, 0, time.UTC)
	if d.Month() == month && d.Weekday() == time.Weekday(value) {
		return
	}
	date := strconv.Itoa(day) + " " + month.String() + " " + strconv.Itoa(year)
	switch {
	case d.Month() != month:
		days := time.Date(year, month+1, 0, 12, 0, 0, 0, time.UTC).Day()
		r.add("date-weekday", i, end, "there is no "+date, month.String()+" has "+strconv.Itoa(days)+" days: look the date up again", nil)
	default:
		r.add("date-weekday", i, end, date+" is a "+d.Weekday().String(),
			write(d.Weekday().String()+" "+date)+", or the right date if the day of the week is right", nil)
	}
}

// numericDate finds a date in figures, such as 12/08/2026, at i and returns its
// end; 0 for none.
func (r *reader) numericDate(i int) int {
	day, j := r.dayAt(i)
	sep := r.at(j)
	if day == 0 || sep != '/' && sep != '.' && sep != '-' {
		return 0
	}
	month, k := r.dayAt(j + 1)
	if month == 0 || r.at(k) != sep || day > 12 && month > 12 {
		return 0
	}
	year, end := r.digits(k + 1)
	switch width := end - k - 1; {
	case width == 4 && year >= 1800 && year <= 2199:
	case width == 2 && sep == '/':
		year += 2000
	case width == 2 && sep == '.' && j-i == 2 && k-j == 3:
		year += 2000
	default:
		return 0
	}
	if next := r.at(end); r.wordAt(end) || (next == '/' || next == '-' || next == '.') && r.wordAt(end+1) {
		return 0
	}
	hint := `write the month as a word, as in "12 August 2026"`
	var fix *Fix
	if month <= 12 && time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC).Day() == day {
		mended := strconv.Itoa(day) + " " + time.Month(month).String() + " " + strconv.Itoa(year)
		hint = write(mended)
		if day > 12 && end-k == 5 {
			// No other date can be meant: the days of a month end at 31.
			fix = &Fix{i, end, mended}
		}
	}
	r.add("date-numeric", i, end, r.quote(i, end)+" can be read as two different dates", hint, fix)
	return end
}
