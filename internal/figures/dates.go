package figures

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"involve/internal/passage"
)

// A name is that of a month or a day of the week: its number, and whether the
// name is short.
type name struct {
	weekday, short bool
	value          int
}

// names has them all, in lower case.
var names = func() map[string]name {
	m := map[string]name{}
	add := func(n name, words string) {
		for w := range strings.FieldsSeq(words) {
			for form := range strings.SplitSeq(w, "|") {
				m[form] = n
			}
			n.value++
		}
	}
	add(name{value: 1}, "january february march april may june july august september october november december")
	add(name{value: 1, short: true}, "jan feb mar apr")
	add(name{value: 6, short: true}, "jun jul aug sep|sept oct nov dec")
	add(name{weekday: true}, "sunday monday tuesday wednesday thursday friday saturday")
	add(name{weekday: true, short: true}, "sun mon tue|tues wed thu|thur|thurs fri sat")
	return m
}()

// Names returns the words, in lower case, with which a date may begin.
func Names() []string { return slices.Sorted(maps.Keys(names)) }

// Name reads a date that begins with a name of those in Names, from i to j.
func Name(r *passage.Reader, i, j int) {
	switch n := nameOf(r.Text[i:j]); {
	case n.value == 0 && !n.weekday:
	case n.weekday:
		reader{r}.weekday(i, j, n)
	default:
		reader{r}.month(i, j, n)
	}
}

// nameOf looks a word up in either case.
func nameOf(word string) name {
	var key [len("september")]byte
	if len(word) > len(key) {
		return name{}
	}
	for k := range len(word) {
		key[k] = word[k] | 0x20
	}
	return names[string(key[:len(word)])]
}

// monthAt is the month whose name stands at i, whether it is short, and where
// it ends; 0 for none. "May" and short names need their capital.
func (r reader) monthAt(i int) (m time.Month, short bool, end int) {
	w := r.Next(i)
	n := nameOf(w)
	if n.value == 0 || n.weekday || r.WordAt(i+len(w)) {
		return 0, false, i
	}
	m = time.Month(n.value)
	if passage.Kinds[w[0]]&passage.Upper == 0 && (n.short || m == time.May || m == time.March) {
		return 0, false, i
	}
	return m, n.short, i + len(w)
}

// ordinalAt is the end of "st", "nd", "rd" or "th" at i, or i.
func (r reader) ordinalAt(i int) int {
	if i+2 <= len(r.Text) && passage.OneOf(r.Text[i:i+2], "st nd rd th") && !r.WordAt(i+2) {
		return i + 2
	}
	return i
}

// yearAt is the year of four digits at i and where it ends; 0 for none.
func (r reader) yearAt(i int) (year, end int) {
	n, end := r.Digits(i)
	if end-i != 4 || n < 1800 || n > 2199 || r.WordAt(end) {
		return 0, i
	}
	return n, end
}

// dayAt is the day of the month at i and where its digits end; 0 for none.
func (r reader) dayAt(i int) (day, end int) {
	n, end := r.Digits(i)
	if end-i > 2 || n < 1 || n > 31 {
		return 0, i
	}
	return n, end
}

// yearAfter is the year after what ends at i and an optional comma.
func (r reader) yearAfter(i int) (year, end int) {
	k := i
	if r.At(k) == ',' {
		k++
	}
	g := r.Gap(k)
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
func (r reader) ordinal(i, n, j int) bool {
	o := r.ordinalAt(j)
	if o == j || n < 1 || n > 31 || j-i > 2 {
		return false
	}
	k, of := r.Gap(o), o
	if passage.OneOf(r.Next(k), "of") {
		of = k + len("of")
		k = r.Gap(of)
	}
	month, _, end := r.monthAt(k)
	if month == 0 && !r.daysThenMonth(o) {
		return false
	}
	day := r.Text[i:j]
	if month == 0 {
		r.Add("date-ordinal", i, o, r.Quote(i, o)+" has letters that a date does without", passage.Write(day), passage.Replace(j, o, ""))
		return true
	}
	mended := day + " " + r.Text[k:end]
	if year, e := r.yearAfter(end); year != 0 {
		mended, end = mended+" "+strconv.Itoa(year), e
	}
	fix := passage.Replace(j, of, "")
	if r.theBefore(i) {
		// "The 12 August" would read no better, and "the" may belong to what
		// comes after the date.
		fix = nil
	}
	r.Add("date-ordinal", i, end, r.Quote(i, end)+" has letters that a date does without", passage.Write(mended), fix)
	return true
}

// daysThenMonth reports whether at i come more days of the month and then its
// name: " and 13th August", "-13 May".
func (r reader) daysThenMonth(i int) bool {
	for range 8 {
		k := r.Gap(i)
		switch w := r.Next(k); {
		case passage.OneOf(w, "and or to"):
			k = r.Gap(k + len(w))
		case r.At(k) == ',' || r.At(k) == '-' || r.At(k) == '&':
			k = r.Gap(k + 1)
		case r.Is(k, "–"):
			k = r.Gap(k + len("–"))
		default:
			return false
		}
		day, j := r.dayAt(k)
		if day == 0 {
			return false
		}
		i = r.ordinalAt(j)
		k = r.Gap(i)
		if passage.OneOf(r.Next(k), "of") {
			k = r.Gap(k + len("of"))
		}
		if month, _, _ := r.monthAt(k); month != 0 {
			return true
		}
	}
	return false
}

// theBefore reports whether "the" stands before the day at i.
func (r reader) theBefore(i int) bool { return passage.OneOf(r.Last(i), "the") }

// dayBefore reports whether a day of the month, such as "12" or "12th of",
// stands before i.
func (r reader) dayBefore(i int) bool {
	b := r.Back(i)
	if passage.OneOf(r.Last(i), "of") {
		b = r.Back(b - len("of"))
	}
	if b >= 2 && passage.OneOf(r.Text[b-2:b], "st nd rd th") {
		b -= 2
	}
	from := b
	for from > 0 && passage.Kinds[r.Text[from-1]]&passage.Digit != 0 {
		from--
	}
	day, end := r.dayAt(from)
	return day != 0 && end == b && !r.WordBefore(from) && strings.IndexByte("./:£", r.At(from-1)) < 0
}

// month finds, from the month named at i to j on, a short name in a date and a
// date with the month first.
func (r reader) month(i, j int, n name) {
	m, short, end := r.monthAt(i)
	if m == 0 || end != j {
		return
	}
	after := r.dayBefore(i)
	dot := j
	if short && r.At(j) == '.' {
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
	r.Add("date-month-short", i, to, r.Quote(i, to)+" is a month cut short", passage.Write(m.String()), passage.Replace(i, to, m.String()))
}

// besideMonth reports whether the month from i to j is one end of "Jan to Mar"
// or "Apr-Jun".
func (r reader) besideMonth(i, j int) bool {
	k := r.Gap(j)
	switch {
	case passage.OneOf(r.Next(k), "to"):
		k = r.Gap(k + 2)
	case r.At(k) == '-' || r.At(k) == '/':
		k = r.Gap(k + 1)
	case r.Is(k, "–"):
		k = r.Gap(k + len("–"))
	default:
		k = len(r.Text)
	}
	if m, _, _ := r.monthAt(k); m != 0 {
		return true
	}
	b := r.Back(i)
	switch before := r.Text[:b]; {
	case passage.OneOf(r.Last(i), "to"):
		b = r.Back(b - 2)
	case strings.HasSuffix(before, "-") || strings.HasSuffix(before, "/"):
		b = r.Back(b - 1)
	case strings.HasSuffix(before, "–"):
		b = r.Back(b - len("–"))
	default:
		return false
	}
	w := r.Last(b)
	m, _, _ := r.monthAt(b - len(w))
	return m != 0 && w != "May"
}

// monthFirst finds "August 12, 2026" and "August 12th", where the month m is
// from i to j and dot is after its full stop.
func (r reader) monthFirst(i, j, dot int, m time.Month) bool {
	g := r.Gap(dot)
	day, k := r.dayAt(g)
	if day == 0 || g == dot {
		return false
	}
	end := r.ordinalAt(k)
	year, yearEnd := r.yearAfter(end)
	if year == 0 && (end == k || r.At(end) == '-' || passage.OneOf(r.Next(r.Gap(end)), "year floor birthday century anniversary place")) {
		return false
	}
	if end == k && r.WordAt(k) {
		return false
	}
	mended := strconv.Itoa(day) + " " + m.String()
	var fix *passage.Fix
	if year != 0 {
		mended, end = mended+" "+strconv.Itoa(year), yearEnd
		fix = passage.Replace(i, end, mended)
	}
	r.Add("date-order", i, end, r.Quote(i, end)+" has the month before the day", passage.Write(mended), fix)
	r.Past = end
	return true
}

// weekday finds a day of the week, from i to j, that its date does not fall on.
func (r reader) weekday(i, j int, n name) {
	if n.short && passage.Kinds[r.Text[i]]&passage.Upper == 0 {
		return // sun, sat, wed
	}
	// In "Monday to Friday, 4 January 2027 to …" and "every Monday, 1 December
	// 2026 to …" the day and the date are about two things.
	if passage.OneOf(r.Last(i), "to and or until till every each") || r.Back(i) > 0 && strings.IndexByte("/-", r.Text[r.Back(i)-1]) >= 0 ||
		strings.HasSuffix(r.Text[:r.Back(i)], "–") || strings.HasSuffix(r.Text[:r.Back(i)], "&") {
		return
	}
	k := j
	if r.At(k) == '.' && n.short {
		k++
	}
	if r.At(k) == ',' {
		k++
	}
	k = r.Gap(k)
	if passage.OneOf(r.Next(k), "the") {
		k = r.Gap(k + len("the"))
	}
	from := k
	day, e := r.dayAt(k)
	if day != 0 {
		e = r.ordinalAt(e)
		if k = r.Gap(e); passage.OneOf(r.Next(k), "of") {
			k = r.Gap(k + len("of"))
		}
	}
	month, _, me := r.monthAt(k)
	if month == 0 {
		return
	}
	if day == 0 {
		if day, me = r.dayAt(r.Gap(me)); day == 0 {
			return
		}
		me = r.ordinalAt(me)
	} else if e == k || r.WordAt(e) {
		return
	}
	if r.At(me) == '.' {
		me++
	}
	year, end := r.yearAfter(me)
	if year == 0 || from == j {
		return
	}
	d := time.Date(year, month, day, 12, 0, 0, 0, time.UTC)
	if d.Month() == month && d.Weekday() == time.Weekday(n.value) {
		return
	}
	date := strconv.Itoa(day) + " " + month.String() + " " + strconv.Itoa(year)
	switch {
	case d.Month() != month:
		days := time.Date(year, month+1, 0, 12, 0, 0, 0, time.UTC).Day()
		r.Add("date-weekday", i, end, "there is no "+date, month.String()+" has "+strconv.Itoa(days)+" days: look the date up again", nil)
	default:
		r.Add("date-weekday", i, end, date+" is a "+d.Weekday().String(),
			passage.Write(d.Weekday().String()+" "+date)+", or the right date if the day of the week is right", nil)
	}
}

// numericDate finds a date in figures, such as 12/08/2026, at i and returns its
// end; 0 for none.
func (r reader) numericDate(i int) int {
	day, j := r.dayAt(i)
	sep := r.At(j)
	if day == 0 || sep != '/' && sep != '.' && sep != '-' {
		return 0
	}
	month, k := r.dayAt(j + 1)
	if month == 0 || r.At(k) != sep || day > 12 && month > 12 {
		return 0
	}
	year, end := r.Digits(k + 1)
	switch width := end - k - 1; {
	case width == 4 && year >= 1800 && year <= 2199:
	case width == 2 && year >= 10 && year < 50 && (sep == '/' || sep == '.' && j-i == 2 && k-j == 3):
		year += 2000 // others are more often codes: "01/02/03 numbers"
	default:
		return 0
	}
	if next := r.At(end); r.WordAt(end) || (next == '/' || next == '-' || next == '.') && r.WordAt(end+1) {
		return 0
	}
	hint := `write the month as a word, as in "12 August 2026"`
	var fix *passage.Fix
	if month <= 12 && time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC).Day() == day {
		mended := strconv.Itoa(day) + " " + time.Month(month).String() + " " + strconv.Itoa(year)
		hint = passage.Write(mended)
		if day > 12 && end-k == 5 {
			// No other date can be meant: the days of a month end at 31.
			fix = passage.Replace(i, end, mended)
		}
	}
	why := " can be read as two different dates"
	if day > 12 || month > 12 || day == month {
		why = " is slower to read than a date with its month in words"
	}
	r.Add("date-numeric", i, end, r.Quote(i, end)+why, hint, fix)
	return end
}
