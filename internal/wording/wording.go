// Package wording says in plain English what an opportunity's front matter
// says in keys and terms.
//
// It takes nouns and gives sentences, in the house style of NHS content:
// 4 December 2026, 5pm, £25, 126KB. It knows no addresses and no markup, and
// it never says how far away something is, since a page is read long after it
// was made.
package wording

import (
	"fmt"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"involve/internal/content"
)

// Clock returns a time of day: 5pm, 5:30pm, midday, midnight.
func Clock(t time.Time) string {
	switch {
	case t.Hour() == 0 && t.Minute() == 0:
		return "midnight"
	case t.Hour() == 12 && t.Minute() == 0:
		return "midday"
	case t.Minute() == 0:
		return t.Format("3pm")
	}
	return t.Format("3:04pm")
}

// Day returns the day with its weekday: Friday 4 December 2026.
func Day(t time.Time) string { return content.DateOf(t).LongWithDay() }

// Zone says whose clock a time is on: "UK time" for the United Kingdom, and
// for other places the name of the zone's city.
func Zone(loc *time.Location) string {
	name := loc.String()
	switch name {
	case "Europe/London", "GB":
		return "UK time"
	case "UTC":
		return "UTC"
	}
	return strings.ReplaceAll(path.Base(name), "_", " ") + " time"
}

// Start says when something begins: the day, and the time when there is one.
func Start(w content.When) string {
	if w.DateOnly {
		return Day(w.Time)
	}
	return Day(w.Time) + " at " + Clock(w.Time)
}

// End says when something ends: always the day and the time.
func End(w content.When) string {
	end := w.End()
	return Day(end) + " at " + Clock(end)
}

// Span says when something begins and ends, once for what both share.
func Span(starts, ends content.When) string {
	switch {
	case ends.IsZero() || ends.DateOnly && ends.Date() == starts.Date():
		return Start(starts)
	case starts.DateOnly || ends.DateOnly || starts.Date() != ends.Date():
		return Start(starts) + " to " + Start(ends)
	}
	return Start(starts) + " to " + Clock(ends.Time)
}

// List joins words: "a", "a or b", "a, b or c".
func List(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// Count says how many there are: "No opportunities", "1 opportunity",
// "1,200 opportunities".
func Count(n int, one, many string) string {
	switch n {
	case 0:
		return "No " + many
	case 1:
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Number writes a number with a comma between thousands.
func Number(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", Number(n/1000), n%1000)
}

// Labels returns the labels of terms, in the order given; a slug that the
// vocabulary does not have stands for itself.
func Labels(v content.Vocabulary, slugs []string) []string {
	labels := make([]string, len(slugs))
	for i, s := range slugs {
		if t, ok := v.Term(s); ok {
			s = t.Label
		}
		labels[i] = s
	}
	return labels
}

// Inner writes a label as it stands inside a sentence: its first letter small,
// unless the word is a name or an abbreviation.
func Inner(label string) string {
	first, _, _ := strings.Cut(label, " ")
	switch {
	case first == "A":
	case first == "British", first == "Word", strings.ToUpper(first) == first:
		return label
	}
	_, n := utf8.DecodeRuneInString(label)
	return strings.ToLower(label[:n]) + label[n:]
}

// Upper returns s with a capital first letter.
func Upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// DocumentNote says what kind of document a file is and how big, such as
// "PDF, 126KB", or nothing for a file that is not a document.
func DocumentNote(file string, size int64) string {
	kinds := map[string]string{
		".pdf": "PDF", ".doc": "Word", ".docx": "Word", ".odt": "ODT", ".xls": "Excel", ".xlsx": "Excel", ".ods": "ODS",
		".ppt": "PowerPoint", ".pptx": "PowerPoint", ".csv": "CSV", ".txt": "text", ".rtf": "RTF", ".zip": "ZIP",
		".mp3": "MP3", ".mp4": "MP4",
	}
	kind := kinds[strings.ToLower(path.Ext(file))]
	if kind == "" {
		return ""
	}
	return kind + ", " + fileSize(size)
}

// fileSize writes a size as the NHS content guide does: 569KB, 4MB.
func fileSize(n int64) string {
	const kb, mb = 1 << 10, 1 << 20
	if n >= mb-kb/2 { // what would be written 1024KB
		return fmt.Sprintf("%dMB", (n+mb/2)/mb)
	}
	return fmt.Sprintf("%dKB", max(1, (n+kb/2)/kb))
}

// ISO writes a day as a day, and an instant with its offset, as programs read
// them (ISO 8601, RFC 3339): 2026-12-04, 2026-12-04T17:00:00Z. It writes nothing
// for one that was not given.
func ISO(w content.When) string {
	switch {
	case w.IsZero():
		return ""
	case w.DateOnly:
		return w.Date().String()
	}
	return w.Time.Format(time.RFC3339)
}
