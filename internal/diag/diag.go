// Package diag holds what is wrong with a site's content, told to its author.
//
// A [Diagnostic] says where, what, and what to do about it, in the author's
// words. Every stage returns a [List]; nothing stops at the first mistake.
// The package knows nothing of content: it takes places and sentences, and
// writes them as text for people. It knows no form for machines.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a file of the site. Lines and columns count from 1;
// columns count Unicode code points as the author's editor shows them, so a
// byte-order mark is not one. EndCol is the column after the last one meant,
// on the same line; 0 when only the beginning is known. Line 0 means the file
// as a whole.
type Pos struct {
	Path   string // from the site's folder, with forward slashes
	Line   int
	Col    int
	EndCol int
}

// A Place is a [Pos] without its path, for what a file has many of.
type Place struct {
	Line, Col, EndCol int32
}

// Place returns the position without its path.
func (p Pos) Place() Place { return Place{int32(p.Line), int32(p.Col), int32(p.EndCol)} }

// In returns the position of the place in a file.
func (p Place) In(path string) Pos {
	return Pos{Path: path, Line: int(p.Line), Col: int(p.Col), EndCol: int(p.EndCol)}
}

// String returns the place as path:line:column, as much of it as is known,
// safe to print on a terminal.
func (p Pos) String() string {
	s := Clean(p.Path)
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Col > 0 {
			s += fmt.Sprintf(":%d", p.Col)
		}
	}
	return s
}

// Severity says how bad a diagnostic is.
type Severity int

// Errors stop a build before anything is written. Warnings stop it only under
// check --strict.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns "error", "warning" or "info".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "info"
	}
}

// A Diagnostic is one remark on the content.
type Diagnostic struct {
	Pos
	Severity Severity
	Rule     string // what kind it is, such as "unknown-term"; never changes once released
	Message  string // one sentence without a full stop
	Hint     string // what to do; may be empty
	Fix      *Fix   // what check --fix does; nil, as in most, for nothing
}

// String returns the diagnostic on one line, without its hint, safe to print
// on a terminal.
func (d Diagnostic) String() string { return d.headline(d.Severity.String()) }

// headline is String with the severity's name given, which may be coloured.
func (d Diagnostic) headline(severity string) string {
	s := severity + ": " + Clean(d.Message)
	if d.Path != "" {
		s = d.Pos.String() + ": " + s
	}
	if d.Rule != "" {
		s += " [" + Clean(d.Rule) + "]"
	}
	return s
}

// A List holds diagnostics in any order until [List.Sort].
type List []Diagnostic

// Add appends one diagnostic.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Count returns how many diagnostics have the severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Down returns what is at least as bad as a severity.
func (l List) Down(to Severity) List {
	var list List
	for _, d := range l {
		if d.Severity <= to {
			list = append(list, d)
		}
	}
	return list
}

// Sort orders the list by path, line, column, severity, rule, message and then
// all the rest, so that equal content gives equal output in whatever order it
// was looked at, and drops exact repeats.
func (l *List) Sort() {
	slices.SortFunc(*l, compare)
	*l = slices.CompactFunc(*l, same)
}

func same(a, b Diagnostic) bool { return compare(a, b) == 0 }

// compare looks no further than the first difference, which is in the line
// nearly always.
func compare(a, b Diagnostic) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	if c := cmp.Or(a.Line-b.Line, a.Col-b.Col, int(a.Severity-b.Severity)); c != 0 {
		return c
	}
	return cmp.Or(
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
		a.EndCol-b.EndCol,
		strings.Compare(a.Hint, b.Hint),
		compareFixes(a.Fix, b.Fix),
	)
}
