package diag

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"sync"
)

// A Sheet is what is wrong in one file, sorted, with what is asked of it again and
// again. It is never changed. A nil Sheet is an empty one.
type Sheet struct {
	path   string
	counts counts
	list   List

	digested sync.Once
	digests  [Info + 1][sha256.Size]byte
}

type counts [Info + 1]int

// NewSheet makes a sheet of a sorted list, which is about one file and may not be
// changed any more.
func NewSheet(l List) *Sheet {
	if len(l) == 0 {
		return nil
	}
	s := &Sheet{path: l[0].Path, list: l}
	for _, d := range l {
		s.counts[d.Severity]++
	}
	return s
}

// digest is [List.digest] of a sheet, found once.
func (s *Sheet) digest(severity Severity) []byte {
	s.digested.Do(func() {
		for i := range s.digests {
			s.digests[i] = s.list.digest(Severity(i))
		}
	})
	return s.digests[severity][:]
}

// digest is another when those of a severity are others. Lines move while one
// writes, and a remark stays the same.
func (l List) digest(s Severity) (sum [sha256.Size]byte) {
	h := sha256.New()
	for _, d := range l {
		if d.Severity == s {
			fmt.Fprintf(h, "%q %q %q\n", d.Path, d.Rule, d.Message)
		}
	}
	h.Sum(sum[:0])
	return sum
}

// A Report is all that is wrong with a site: the sheets of its files, and what was
// found between them. It keeps the sheets as they are, since a site has many and
// most are the same after a change. It is never changed and safe for concurrent
// use.
type Report struct {
	rest   List // sorted, and nothing of it is in a sheet
	counts counts
	sheets []*Sheet
	sorted func() []*Sheet // without empty ones
}

// NewReport makes a report of sheets, no two of which are about the same file,
// and of what else was found, in any order.
func NewReport(sheets []*Sheet, rest List) *Report {
	r := &Report{rest: slices.Clone(rest), sheets: sheets}
	r.rest.Sort()
	about := make(map[string]*Sheet, len(rest))
	for _, d := range rest {
		about[d.Path] = nil
	}
	for _, s := range sheets {
		if s == nil {
			continue
		}
		for severity, n := range s.counts {
			r.counts[severity] += n
		}
		if _, ok := about[s.path]; ok {
			about[s.path] = s
		}
	}
	r.rest = slices.DeleteFunc(r.rest, func(d Diagnostic) bool { return about[d.Path].has(d) })
	for _, d := range r.rest {
		r.counts[d.Severity]++
	}
	r.sorted = sync.OnceValue(func() []*Sheet {
		list := slices.DeleteFunc(slices.Clone(sheets), func(s *Sheet) bool { return s == nil })
		slices.SortFunc(list, func(a, b *Sheet) int { return cmp.Compare(a.path, b.path) })
		return list
	})
	return r
}

// has reports whether a sheet says the same already.
func (s *Sheet) has(d Diagnostic) bool {
	return s != nil && slices.ContainsFunc(s.list, func(e Diagnostic) bool { return same(d, e) })
}

// With returns a report that has more of what was found between files.
func (r *Report) With(more List) *Report {
	return NewReport(r.sheets, slices.Concat(r.rest, more))
}

// Count returns how many there are of a severity.
func (r *Report) Count(s Severity) int { return r.counts[s] }

// All returns everything, sorted.
func (r *Report) All() List {
	list := make(List, 0, r.len())
	for d := range r.each(func(*Sheet) bool { return true }) {
		list = append(list, d)
	}
	return list
}

func (r *Report) len() (n int) {
	for _, c := range r.counts {
		n += c
	}
	return n
}

// Of goes through those of a severity, in order.
func (r *Report) Of(severity Severity) iter.Seq[Diagnostic] {
	return func(yield func(Diagnostic) bool) {
		for d := range r.each(func(s *Sheet) bool { return s.counts[severity] > 0 }) {
			if d.Severity == severity && !yield(d) {
				return
			}
		}
	}
}

// each goes through the rest and the sheets that are wanted, in order.
func (r *Report) each(wanted func(*Sheet) bool) iter.Seq[Diagnostic] {
	return func(yield func(Diagnostic) bool) {
		rest := r.rest
		for _, s := range r.sorted() {
			if !wanted(s) {
				continue
			}
			for _, d := range s.list {
				for len(rest) > 0 && compare(rest[0], d) < 0 {
					if !yield(rest[0]) {
						return
					}
					rest = rest[1:]
				}
				if !yield(d) {
					return
				}
			}
		}
		for _, d := range rest {
			if !yield(d) {
				return
			}
		}
	}
}

// About returns what is said of a file, sorted.
func (r *Report) About(path string) List {
	var list List
	if i, ok := slices.BinarySearchFunc(r.sorted(), path, func(s *Sheet, path string) int { return cmp.Compare(s.path, path) }); ok {
		list = append(list, r.sorted()[i].list...)
	}
	for _, d := range r.rest {
		if d.Path == path {
			list.Add(d)
		}
	}
	list.Sort()
	return list
}

// Digest returns a few letters that are others when those of a severity are.
func (r *Report) Digest(severity Severity) string {
	h := sha256.New()
	for _, s := range r.sorted() {
		if s.counts[severity] > 0 {
			h.Write(s.digest(severity))
		}
	}
	sum := r.rest.digest(severity)
	h.Write(sum[:])
	return fmt.Sprintf("%.8x", h.Sum(nil))
}

// Summary is [List.Summary] of everything.
func (r *Report) Summary() string {
	for s := Error; s <= Info; s++ {
		for first := range r.Of(s) {
			return summary(r.Count, first)
		}
	}
	return ""
}

// Text writes the report as [List.Text] does a list, with what it says of some
// files first.
func (r *Report) Text(w io.Writer, fsys fs.FS, colour bool, first ...string) error {
	var told List
	for _, path := range first {
		told = append(told, r.About(path)...)
	}
	slices.SortStableFunc(told, func(a, b Diagnostic) int { return cmp.Compare(a.Path, b.Path) })
	if r.len() <= maxShown {
		rest := slices.DeleteFunc(r.All(), func(d Diagnostic) bool { return slices.Contains(first, d.Path) })
		return append(told, rest...).Text(w, fsys, colour)
	}
	var shown List
	for s := Error; s <= Info && len(shown) < maxShown; s++ {
		for _, d := range told {
			if d.Severity == s {
				shown.Add(d)
			}
		}
		for d := range r.Of(s) {
			if len(shown) >= maxShown {
				break
			}
			if !slices.Contains(first, d.Path) {
				shown.Add(d)
			}
		}
	}
	shown = shown[:maxShown]
	return shown.text(w, fsys, colour, r.len()-maxShown)
}
