package plain

import (
	"fmt"
	"strings"
)

// time finds times written otherwise than 5pm and 5:30pm at i, where the number
// n has its digits up to j. It returns the end of a time, however it is
// written; 0 where there is none.
func (r *reader) time(i, n, j int) int {
	if j-i == 4 {
		return r.hours(i, n, j)
	}
	if j-i > 2 || n > 24 {
		return 0
	}
	minutes, m := 0, j
	if c := r.at(j); c == ':' || c == '.' {
		var e int
		if minutes, e = r.digits(j + 1); e-j == 3 && minutes < 60 {
			m = e
		} else if e > j+1 {
			return 0
		} else {
			minutes = 0
		}
	}
	if next := r.at(m); (next == ':' || next == '.') && kinds[r.at(m+1)]&digit != 0 {
		return 0 // a stamp, or a version
	}
	half, end, dots := r.half(r.gap(m))
	if half == "" {
		if m == j {
			return r.noon(i, n, j)
		}
		if r.text[j] == ':' && !r.wordAt(m) {
			r.clock(i, n, minutes, j-i, m)
			return m
		}
		return 0
	}
	if n == 12 && minutes == 0 {
		hint := `write "midday"`
		if half == "am" {
			hint = `write "midnight", or "midday" if that is what you mean`
		}
		r.add("time-noon", i, end, r.quote(i, end)+" is taken for midday by some and for midnight by others", hint, nil)
		return end
	}
	plain := r.text[m:end] == half && (m == j || minutes > 0 && r.text[j] == ':')
	if plain && n >= 1 && n <= 12 && r.text[i] != '0' {
		return end
	}
	want := clock12(n, minutes, half)
	var fix *Fix
	if n >= 1 && n <= 12 {
		fix = &Fix{i, end, want}
	}
	if dots && r.at(end-1) == '.' {
		g := r.gap(end)
		switch {
		case end == len(r.text):
			end-- // it ends the sentence too
			if fix != nil {
				fix.To--
			}
		case g == end || kinds[r.at(g)]&(digit|lower) != 0:
		default:
			fix = nil // it may end the sentence too
		}
	}
	r.add("time-format", i, end, r.quote(i, end)+" is not how the NHS writes times", write(want), fix)
	return end
}

// half is "am" or "pm" as it stands at i, in any form, with its end and
// whether it has full stops.
func (r *reader) half(i int) (half string, end int, dots bool) {
	switch r.at(i) | 0x20 {
	case 'a':
		half = "am"
	case 'p':
		half = "pm"
	default:
		return "", i, false
	}
	switch {
	case r.at(i+1)|0x20 == 'm' && !r.wordAt(i+2):
		return half, i + 2, false
	case r.at(i+1) == '.' && r.at(i+2)|0x20 == 'm' && !r.wordAt(i+3):
		if end = i + 3; r.at(end) == '.' {
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

// noon finds "12 noon" at i.
func (r *reader) noon(i, n, j int) int {
	k := r.gap(j)
	w := r.next(k)
	if n != 12 || !oneOf(w, "noon midday midnight") {
		return 0
	}
	end := k + len(w)
	word := "midday"
	if oneOf(w, "midnight") {
		word = "midnight"
	}
	var fix *Fix
	if !r.starts(i) {
		fix = &Fix{i, end, word}
	}
	r.add("time-noon", i, end, r.quote(i, end)+" says the same twice", write(word), fix)
	return end
}

// clock finds the time of a 24-hour clock from i to end. What may be a ratio
// or a score, such as 2:30 or 10:15, is left alone.
func (r *reader) clock(i, hour, minutes, width, end int) {
	if width != 2 || r.at(i-1) == ':' || strings.Contains(r.text[max(0, i-20):i], "ratio") {
		return
	}
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	switch {
	case minutes == 0 && (hour == 0 || hour == 24):
		r.add("time-noon", i, end, r.quote(i, end)+" leaves readers unsure which day is meant", `write "midnight"`, nil)
	case minutes == 0 && hour == 12:
		r.add("time-noon", i, end, r.quote(i, end)+" can be taken for midnight", `write "midday"`, nil)
	case hour > 12 && hour < 24 || r.text[i] == '0' || minutes == 0:
		r.add("time-format", i, end, r.quote(i, end)+" is on the 24-hour clock", write(clock12(hour, minutes, half)), nil)
	}
}

// hours finds "1730hrs", whose digits are from i to j.
func (r *reader) hours(i, n, j int) int {
	k := r.gap(j)
	w := r.next(k)
	if !oneOf(w, "hrs hr h") || k > j && r.text[i] != '0' || r.wordAt(k+len(w)) || n/100 > 23 || n%100 > 59 {
		return 0
	}
	half := "am"
	if n >= 1200 {
		half = "pm"
	}
	end := k + len(w)
	r.add("time-format", i, end, r.quote(i, end)+" is on the 24-hour clock", write(clock12(n/100, n%100, half)), nil)
	return end
}
