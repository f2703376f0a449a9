package figures

import (
	"fmt"
	"strings"

	"involve/internal/passage"
)

// time finds times written otherwise than 5pm and 5:30pm at i, where the number
// n has its digits up to j. It returns the end of a time, however it is
// written; 0 where there is none.
func (r reader) time(i, n, j int) int {
	if j-i == 4 {
		return r.hours(i, n, j)
	}
	if j-i > 2 || n > 24 {
		return 0
	}
	minutes, m := 0, j
	if c := r.At(j); c == ':' || c == '.' {
		var e int
		if minutes, e = r.Digits(j + 1); e-j == 3 && minutes < 60 {
			m = e
		} else if e > j+1 {
			return 0
		} else {
			minutes = 0
		}
	}
	if next := r.At(m); (next == ':' || next == '.') && passage.Kinds[r.At(m+1)]&passage.Digit != 0 {
		return 0 // a stamp, or a version
	}
	half, end, dots := r.half(r.Gap(m))
	if half == "" {
		if end := r.noon(i, n, m); end > 0 && minutes == 0 || m == j {
			return end
		}
		if r.Text[j] == ':' && !r.WordAt(m) {
			r.clock(i, n, minutes, j-i, m)
			return m
		}
		return 0
	}
	if n%12 == 0 && minutes == 0 {
		hint, why := `write "midday"`, " is taken for midday by some and for midnight by others"
		switch {
		case n != 12:
			hint, why = `write "midnight"`, " leaves readers unsure which day is meant"
		case half == "am":
			hint = `write "midnight", or "midday" if that is what you mean`
		}
		r.Add("time-noon", i, end, r.Quote(i, end)+why, hint, nil)
		return end
	}
	plain := r.Text[m:end] == half && (m == j || minutes > 0 && r.Text[j] == ':')
	if plain && n >= 1 && n <= 12 && r.Text[i] != '0' {
		return end
	}
	want := clock12(n, minutes, half)
	var fix *passage.Fix
	if n >= 1 && n <= 12 && !r.InRange(i, end) { // the other end would stay
		fix = passage.Replace(i, end, want)
	}
	if dots && r.At(end-1) == '.' {
		g := r.Gap(end)
		switch {
		case end == len(r.Text):
			end-- // it ends the sentence too
			if fix != nil {
				fix.To--
			}
		case g == end || passage.Kinds[r.At(g)]&(passage.Digit|passage.Lower) != 0:
		default:
			fix = nil // it may end the sentence too
		}
	}
	r.Add("time-format", i, end, r.Quote(i, end)+" is not how the NHS writes times", passage.Write(want), fix)
	return end
}

// half is "am" or "pm" as it stands at i, in any form, with its end and
// whether it has full stops.
func (r reader) half(i int) (half string, end int, dots bool) {
	switch r.At(i) | 0x20 {
	case 'a':
		half = "am"
	case 'p':
		half = "pm"
	default:
		return "", i, false
	}
	switch {
	case r.At(i+1)|0x20 == 'm' && !r.WordAt(i+2):
		return half, i + 2, false
	case r.At(i+1) == '.' && r.At(i+2)|0x20 == 'm' && !r.WordAt(i+3):
		if end = i + 3; r.At(end) == '.' {
			end++
		}
		return half, end, true
	}
	return "", i, false
}

// clock12 is a time of day in the house style.
func clock12(hour, minutes int, half string) string {
	switch {
	case hour == 0:
		hour = 12
	case hour > 12:
		hour -= 12
	}
	if minutes == 0 {
		return fmt.Sprint(hour, half)
	}
	return fmt.Sprintf("%d:%02d%s", hour, minutes, half)
}

// tidy writes a time of a range in the house style: "9.00 a.m." is 9am.
func tidy(time string) string {
	digits := strings.TrimRight(strings.ToLower(time), " .amp")
	hour, minutes, _ := strings.Cut(strings.Replace(digits, ".", ":", 1), ":")
	half := strings.NewReplacer(" ", "", ".", "").Replace(strings.ToLower(time[len(digits):]))
	if len(minutes) == 2 && minutes != "00" {
		return hour + ":" + minutes + half
	} else if minutes == "" || half != "" && minutes == "00" {
		return hour + half
	}
	return time
}

// noon finds "12 noon" at i, where the time without a word has ended at j.
func (r reader) noon(i, n, j int) int {
	k := r.Gap(j)
	w := r.Next(k)
	if n != 12 || !passage.OneOf(w, "noon midday midnight") {
		return 0
	}
	end := k + len(w)
	word := "midday"
	if passage.OneOf(w, "midnight") {
		word = "midnight"
	}
	var fix *passage.Fix
	if !r.Starts(i) {
		fix = passage.Replace(i, end, word)
	}
	r.Add("time-noon", i, end, r.Quote(i, end)+" says the same twice", passage.Write(word), fix)
	return end
}

// clock finds the time of a 24-hour clock from i to end. What may be a ratio
// or a score, such as 2:30 or 10:15, is left alone.
func (r reader) clock(i, hour, minutes, width, end int) {
	if width != 2 || r.At(i-1) == ':' || strings.Contains(r.Text[max(0, i-20):i], "ratio") {
		return
	}
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	switch {
	case minutes == 0 && (hour == 0 || hour == 24):
		r.Add("time-noon", i, end, r.Quote(i, end)+" leaves readers unsure which day is meant", `write "midnight"`, nil)
	case minutes == 0 && hour == 12:
		r.Add("time-noon", i, end, r.Quote(i, end)+" can be taken for midnight", `write "midday"`, nil)
	case hour > 12 && hour < 24 || r.Text[i] == '0' || minutes == 0:
		r.Add("time-format", i, end, r.Quote(i, end)+" is on the 24-hour clock", passage.Write(clock12(hour, minutes, half)), nil)
	}
}

// hours finds "1730hrs", whose digits are from i to j.
func (r reader) hours(i, n, j int) int {
	k := r.Gap(j)
	w := r.Next(k)
	if !passage.OneOf(w, "hrs hr h") || k > j && r.Text[i] != '0' || r.WordAt(k+len(w)) || n/100 > 23 || n%100 > 59 {
		return 0
	}
	half := "am"
	if n >= 1200 {
		half = "pm"
	}
	end := k + len(w)
	r.Add("time-format", i, end, r.Quote(i, end)+" is on the 24-hour clock", passage.Write(clock12(n/100, n%100, half)), nil)
	return end
}
