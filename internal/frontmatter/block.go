package frontmatter

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/explain"
)

// A block is a piece of YAML, as far as it can be read.
type block struct {
	path   string
	first  int        // the line of the file on which it begins
	lines  []string   // as the author sees them
	work   []string   // the same, character for character, or empty where something was left out
	root   *yaml.Node // nil when nothing can be read
	broken []content.Key
	diags  diag.List
}

// Limits to how far a broken block is searched, so that no file takes long.
const (
	maxRounds = 20
	maxKeys   = 300
)

// readYAML parses a block that begins on line first of a file. Where a value
// cannot be read it says so and goes on at the next key of the block; broken
// are the keys left out. text says that Markdown follows the block.
func readYAML(path string, src []byte, first int, text bool) *block {
	b := &block{path: path, first: first, lines: strings.Split(string(src), "\n")}
	for i, line := range b.lines {
		b.lines[i] = strings.TrimSuffix(line, "\r")
	}
	lines := slices.Clone(b.lines)
	b.work = lines
	b.hidden(lines)
	b.markers(lines)
	for range maxRounds {
		root, err := parse(lines)
		if err == nil {
			b.root = root
			b.indicators()
			return b
		}
		n := firstBad(lines, err)
		if i := heading(lines, n); text && i >= 0 {
			b.fault(i, 0, 0, "unclosed-front-matter", "the front matter has no end before the text of the page", "put a line of three hyphens, and nothing else, above this line")
			clear(lines[i:])
			continue
		}
		s, message, hint := explain.Line(lines, n, err)
		b.fault(n, s.From, s.To, unreadable, message, hint)
		if !b.leaveOut(lines, n) {
			return b
		}
	}
	return b
}

const unreadable = "unreadable-front-matter"

// fault adds an error at a part of the line with index i.
func (b *block) fault(i, from, to int, rule, message, hint string) {
	p := diag.Pos{Path: b.path, Line: b.first + i, Col: 1 + utf8.RuneCountInString(b.work[i][:from])}
	if to > from {
		p.EndCol = p.Col + utf8.RuneCountInString(b.work[i][from:to])
	}
	b.diags.Add(diag.Diagnostic{Pos: p, Rule: rule, Message: message, Hint: hint})
}

// hidden finds characters that nobody sees and YAML takes for the end of a
// line or refuses, and puts spaces in their place.
func (b *block) hidden(lines []string) {
	for i, line := range lines {
		at := strings.IndexFunc(line, isHidden)
		if at < 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(line[at:])
		b.fault(i, at, at+n, "control-character", "there is a character here that cannot be seen", "delete it, and type the text around it again rather than pasting it")
		lines[i] = strings.Map(func(r rune) rune {
			if isHidden(r) {
				return ' '
			}
			return r
		}, line)
	}
}

func isHidden(r rune) bool {
	switch r {
	case '\t':
		return false
	case 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff:
		return true
	}
	return r < ' ' || r >= 0x7f && r < 0xa0
}

// markers finds lines that end a YAML document: what follows would be left out.
func (b *block) markers(lines []string) {
	begun := false
	for i, line := range lines {
		bare := strings.TrimRight(line, " \t")
		if markerForm.MatchString(line) && (begun || bare != "---") {
			b.fault(i, 0, 3, unreadable, fmt.Sprintf("%s at the beginning of a line has a meaning of its own", line[:3]), "take the line out, or put the text in quotes")
			lines[i] = ""
		}
		begun = begun || bare != "" && bare[0] != '#'
	}
}

var markerForm = regexp.MustCompile(`^(---|\.\.\.)(?:[ \t]|$)`)

// parse reads lines as one YAML document. It refuses one that is no group of
// keys.
func parse(lines []string) (*yaml.Node, error) {
	var doc yaml.Node
	err := yaml.NewDecoder(strings.NewReader(strings.Join(lines, "\n") + "\n")).Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, errNoKeys
	}
	return root, nil
}

var errNoKeys = errors.New("no keys")

var (
	anyKey   = regexp.MustCompile(`^[ \t]*["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*:`)
	yamlLine = regexp.MustCompile(`line (\d+): `)
)

// firstBad returns the index of the line from which on lines cannot be read:
// what is above it can, and nothing longer. YAML readers say where they noticed
// that something is wrong, which can be far below the mistake.
func firstBad(lines []string, err error) int {
	var starts []int // of values of the block
	for i, line := range lines {
		if explain.TopKey.MatchString(line) {
			starts = append(starts, i)
		}
	}
	if len(starts) > maxKeys || len(lines) > 20*maxKeys {
		n := 1
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			n, _ = strconv.Atoi(m[1])
		}
		return min(max(n, 1), len(lines)) - 1
	}
	reads := func(n int) bool {
		_, err := parse(lines[:n])
		return err == nil
	}
	from, to := 0, len(lines)
	for _, n := range slices.Backward(starts) {
		if reads(n) {
			from = n
			break
		}
		to = n
	}
	for n := to - 1; n > from; n-- {
		if reads(n) {
			from = n
			break
		}
	}
	for from < len(lines)-1 && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	return from
}

// heading returns the index of the first Markdown heading between line n and
// the key above it, or -1. To YAML a heading is a comment.
func heading(lines []string, n int) int {
	at := -1
	for i := n; i > 0 && !explain.TopKey.MatchString(lines[i]); i-- {
		if strings.HasPrefix(lines[i], "##") && strings.TrimSpace(lines[i-1]) == "" {
			at = i
		}
	}
	return at
}

// leaveOut empties the lines of the value around line n, from its key to the
// next, and remembers every key in them. It reports whether anything was there.
func (b *block) leaveOut(lines []string, n int) bool {
	from, to := n, n+1
	for from > 0 && goesOn.MatchString(lines[from]) {
		from--
	}
	for to < len(lines) && !explain.TopKey.MatchString(lines[to]) {
		to++
	}
	left := false
	for i := from; i < to; i++ {
		left = left || strings.TrimSpace(lines[i]) != ""
		if m := anyKey.FindStringSubmatchIndex(lines[i]); m != nil {
			b.passOver(i, m[2], m[3])
		} else if i == n {
			if word := firstWord.FindStringIndex(lines[i]); word != nil {
				b.passOver(i, word[0], word[1])
			}
		}
		lines[i] = ""
	}
	return left
}

var goesOn = regexp.MustCompile(`^(?:$|[\s\p{Zs}\]}-])`)

var firstWord = regexp.MustCompile(`[A-Za-z_]+`)

// passOver remembers a key that was left out.
func (b *block) passOver(i, from, to int) {
	col := 1 + utf8.RuneCountInString(b.work[i][:from])
	name := b.work[i][from:to]
	b.broken = append(b.broken, content.Key{Name: name, Line: int32(b.first + i), Col: int32(col), EndCol: int32(col + len(name))})
}

// indicators finds values that begin with & or * or !, which to YAML are names
// and kinds of values and to authors are text, and leaves out their keys.
func (b *block) indicators() {
	if b.root == nil {
		return
	}
	var kept []*yaml.Node
	for i := 0; i+1 < len(b.root.Content); i += 2 {
		key, value := b.root.Content[i], b.root.Content[i+1]
		bad := b.indicator(key)
		if bad == nil {
			bad = b.indicator(value)
		}
		if bad == nil {
			kept = append(kept, key, value)
			continue
		}
		line := b.work[bad.Line-1]
		from := offset(line, bad.Column)
		b.fault(bad.Line-1, from, min(from+1, len(line)), unreadable, fmt.Sprintf("a value that begins with %s has to be in quotes", b.text(bad, 1)), "put the whole value in double quotes")
		if key.Kind == yaml.ScalarNode {
			b.broken = append(b.broken, content.Key{Name: key.Value, Line: int32(b.first + key.Line - 1), Col: int32(key.Column)})
		}
	}
	b.root.Content = kept
}

// indicator returns the first node below n that begins with an indicator.
func (b *block) indicator(n *yaml.Node) *yaml.Node {
	plain := n.Kind == yaml.ScalarNode && n.Value != ""
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || plain && b.text(n, 1) == "!" {
		return n
	}
	for _, c := range n.Content {
		if bad := b.indicator(c); bad != nil {
			return bad
		}
	}
	return nil
}

// text returns up to max characters of the source from where a node begins.
func (b *block) text(n *yaml.Node, max int) string {
	line := b.lines[n.Line-1]
	rest := line[offset(line, n.Column):]
	return rest[:offset(rest, max+1)]
}

// offset returns where a column of a line begins, in bytes.
func offset(line string, col int) int {
	for i := range line {
		if col--; col == 0 {
			return i
		}
	}
	return len(line)
}

// pos returns where a node stands in the file. The end is known of what is on
// one line.
func (b *block) pos(n *yaml.Node) diag.Pos {
	p := diag.Pos{Path: b.path, Line: b.first + n.Line - 1, Col: n.Column}
	if w := b.width(n); w > 0 {
		p.EndCol = p.Col + w
	}
	return p
}

// width returns how many columns a single value takes on its line, or 0 when it
// goes on below.
func (b *block) width(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode {
		return 0
	}
	line := b.lines[n.Line-1]
	rest := line[offset(line, n.Column):]
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		if end := explain.Closing(rest); end > 0 {
			return utf8.RuneCountInString(rest[:end])
		}
	case strings.HasPrefix(rest, n.Value):
		return utf8.RuneCountInString(n.Value)
	}
	return 0
}
