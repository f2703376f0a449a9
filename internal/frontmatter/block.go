package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/keys"
)

// A Node is a part of a block: a value, a list or a group of keys.
type Node = yaml.Node

// What a node is, and how it is written.
const (
	Scalar  = yaml.ScalarNode
	List    = yaml.SequenceNode
	Group   = yaml.MappingNode
	InLine  = yaml.FlowStyle // in brackets
	nothing = "!!null"

	DoubleQuoted = yaml.DoubleQuotedStyle
	SingleQuoted = yaml.SingleQuotedStyle
	OverLines    = yaml.LiteralStyle | yaml.FoldedStyle // below a | or a >
)

// A Block is a piece of YAML, as far as it can be read.
type Block struct {
	path   string
	First  int        // the line of the file on which it begins
	Text   []byte     // with bare line feeds
	Lines  []string   // of the text, as the author sees them
	work   []string   // the same, character for character, or empty where something was left out
	Root   *Node      // nil when nothing can be read
	Broken []keys.Key // those that could not be read
	NoKey  bool       // a line had a colon and nothing in front of it
	Diags  diag.List
}

// Limits to how far a broken block is searched, so that no file takes long.
const (
	maxRounds = 20
	maxKeys   = 300
)

// readYAML parses a block that begins on line first of a file. Where a value
// cannot be read it says so and goes on at the next key of the block; broken
// are the keys left out. text says that Markdown follows the block, and keys
// are those that it can have.
func readYAML(path string, src []byte, first int, text bool, keys []string) *Block {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.TrimSuffix(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"))
	}
	b := &Block{path: path, First: first, Text: src, Lines: strings.Split(string(src), "\n")}
	lines := slices.Clone(b.Lines)
	b.work = lines
	b.hidden(lines)
	b.versions(lines)
	b.markers(lines)
	for range maxRounds {
		if !slices.Equal(lines, b.Lines) {
			src = joined(lines)
		}
		root, err := parse(src)
		if err == nil {
			b.Root = root
			b.indicators()
			return b
		}
		n := firstBad(lines, err)
		if i := heading(lines, n); text && i >= 0 {
			b.fault(i, 0, 0, "unclosed-front-matter", "the front matter has no end before the text of the page", "put a line of three hyphens, and nothing else, above this line")
			clear(lines[i:])
			continue
		}
		s, message, hint := explain.Line(lines, n, err, keys)
		b.fault(s.Line, s.From, s.To, Unreadable, message, hint)
		b.NoKey = b.NoKey || strings.HasPrefix(strings.TrimSpace(lines[s.Line]), ":")
		if !b.leaveOut(lines, s.Line) {
			return b
		}
	}
	return b
}

// Unreadable is the rule of what cannot be read.
const Unreadable = "unreadable-front-matter"

// fault adds an error at a part of the line with index i.
func (b *Block) fault(i, from, to int, rule, message, hint string) {
	p := diag.Pos{Path: b.path, Line: b.First + i, Col: 1 + utf8.RuneCountInString(b.work[i][:from])}
	if to > from {
		p.EndCol = p.Col + utf8.RuneCountInString(b.work[i][from:to])
	}
	b.Diags.Add(diag.Diagnostic{Pos: p, Rule: rule, Message: message, Hint: hint})
}

// hidden finds characters that nobody sees and YAML takes for the end of a
// line or refuses, and puts spaces in their place.
func (b *Block) hidden(lines []string) {
	for i, line := range lines {
		if isASCII(line) {
			continue // as nearly all lines are
		}
		if m := oddMargin.FindStringSubmatchIndex(line); m != nil {
			b.fault(i, m[2], m[3], Unreadable, explain.OddSpace, explain.RetypeSpace)
			line = strings.Map(func(r rune) rune {
				if strings.ContainsRune(explain.OddSpaces, r) {
					return ' '
				}
				return r
			}, line[:m[1]]) + line[m[1]:]
			lines[i] = line
		}
		at := strings.IndexFunc(line, IsHidden)
		if at < 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(line[at:])
		b.fault(i, at, at+n, "control-character", explain.UnseenChar, explain.Retype)
		lines[i] = strings.Map(func(r rune) rune {
			if IsHidden(r) {
				return ' '
			}
			return r
		}, line)
		if at == 0 && strings.TrimSpace(lines[i]) != "" {
			b.leaveOut(lines, i) // a space here would indent the line
		}
	}
}

// isASCII reports whether a line holds nothing but printable ASCII, spaces and
// tabs.
func isASCII(line string) bool {
	for i := range len(line) {
		if c := line[i]; c < ' ' && c != '\t' || c >= 0x7f {
			return false
		}
	}
	return true
}

// oddMargin matches a key that is indented with spaces which are none to YAML.
var oddMargin = regexp.MustCompile(`^ *([` + explain.OddSpaces + `])[ ` + explain.OddSpaces + `]*(?:-[ ` + explain.OddSpaces + `]+)?["']?[A-Za-z_][A-Za-z0-9_-]*["']?[ \t]*:`)

// IsHidden reports whether nobody sees a character that YAML takes for the end of
// a line or refuses.
func IsHidden(r rune) bool {
	switch r {
	case '\t':
		return false
	case 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff:
		return true
	}
	return r < ' ' || r >= 0x7f && r < 0xa0
}

// versions finds what Git leaves where two people changed the same lines, and
// leaves the second version out.
func (b *Block) versions(lines []string) {
	side := byte(0) // the mark of the version that a line belongs to
	for i, line := range lines {
		mark := ""
		if strings.HasPrefix(line, "<<<") || strings.HasPrefix(line, "===") || strings.HasPrefix(line, ">>>") {
			mark = versionMark.FindString(line)
		}
		if mark != "" && (mark[0] == '<' || side != 0) {
			if mark[0] == '<' {
				b.fault(i, 0, len(line), "two-versions", twoVersions, keepOne)
			}
			side = mark[0]
			lines[i] = ""
		}
		if side == '=' && mark == "" {
			if m := anyKey.FindStringSubmatchIndex(line); m != nil {
				b.passOver(i, m[2], m[3])
			}
			lines[i] = ""
		} else if side == '>' {
			side = 0
		}
	}
}

const (
	twoVersions = "two people changed this part, and both versions of it are here"
	keepOne     = "keep the lines that are right, and delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>"
)

var versionMark = regexp.MustCompile(`^(?:<<<<<<<|=======|>>>>>>>)(?: |$)`)

// markers finds lines that end a YAML document: what follows would be left out.
func (b *Block) markers(lines []string) {
	begun := false
	for i, line := range lines {
		marked := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")
		if begun && !marked {
			continue // as nearly all lines
		}
		bare := strings.TrimRight(line, " \t")
		if marked && markerForm.MatchString(line) && (begun || bare != "---") {
			b.fault(i, 0, 3, Unreadable, fmt.Sprintf("%s at the beginning of a line has a meaning of its own", line[:3]), "take the line out, or put the text in quotes")
			lines[i] = ""
		}
		begun = begun || bare != "" && bare[0] != '#'
	}
}

var markerForm = regexp.MustCompile(`^(---|\.\.\.)(?:[ \t]|$)`)

// joined puts lines together again.
func joined(lines []string) []byte { return []byte(strings.Join(lines, "\n") + "\n") }

// parse reads a text as one YAML document. It refuses one that is no group of
// keys.
func parse(src []byte) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, err
	}
	if doc.IsZero() {
		return nil, nil
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
		_, err := parse(joined(lines[:n]))
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
func (b *Block) leaveOut(lines []string, n int) bool {
	from, to := n, n+1
	if n > 0 && startsText.MatchString(lines[n-1]) {
		from-- // its text is not indented
	}
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

var startsText = regexp.MustCompile(`:[ \t]*[|>][-+0-9]*[ \t]*$`)

var goesOn = regexp.MustCompile(`^(?:$|[\s\p{Zs}\]}-])`)

var firstWord = regexp.MustCompile(`[A-Za-z_]+`)

// passOver remembers a key that was left out.
func (b *Block) passOver(i, from, to int) {
	col := 1 + utf8.RuneCountInString(b.work[i][:from])
	name := b.work[i][from:to]
	b.Broken = append(b.Broken, keys.Key{Name: name, Place: diag.Place{Line: int32(b.First + i), Col: int32(col), EndCol: int32(col + len(name))}})
}

// indicators finds values that begin with & or * or !, which to YAML are names
// and kinds of values and to authors are text, and leaves out their keys.
func (b *Block) indicators() {
	if b.Root == nil {
		return
	}
	kept := b.Root.Content[:0]
	for i := 0; i+1 < len(b.Root.Content); i += 2 {
		key, value := b.Root.Content[i], b.Root.Content[i+1]
		bad := b.indicator(key)
		if bad == nil {
			bad = b.indicator(value)
		}
		if bad == nil {
			kept = append(kept, key, value)
			continue
		}
		line := b.work[bad.Line-1]
		from := Offset(line, bad.Column)
		b.fault(bad.Line-1, from, min(from+1, len(line)), Unreadable, fmt.Sprintf("a value that begins with %s has to be in quotes", line[from:min(from+1, len(line))]), explain.Quoted(b.Rest(bad)))
		if key.Kind == yaml.ScalarNode {
			b.Broken = append(b.Broken, keys.Key{Name: key.Value, Place: diag.Place{Line: int32(b.First + key.Line - 1), Col: int32(key.Column)}})
		}
	}
	b.Root.Content = kept
}

// indicator returns the first node below n that begins with an indicator.
func (b *Block) indicator(n *yaml.Node) *yaml.Node {
	plain := n.Kind == yaml.ScalarNode && n.Value != ""
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || plain && strings.HasPrefix(b.Rest(n), "!") {
		return n
	}
	for _, c := range n.Content {
		if bad := b.indicator(c); bad != nil {
			return bad
		}
	}
	return nil
}

// Line returns the line on which a node begins, as its author sees it.
func (b *Block) Line(n *Node) string {
	if n.Line > len(b.Lines) {
		return "" // an empty value behind the last line
	}
	return b.Lines[n.Line-1]
}

// Rest returns the source from where a node begins to the end of its line.
func (b *Block) Rest(n *Node) string {
	line := b.Line(n)
	return line[Offset(line, n.Column):]
}

// Source returns what stands in the file for a node that is in brackets, or is
// the last on its line.
func (b *Block) Source(n *Node) string {
	rest := b.Rest(n)
	if n.Style&yaml.FlowStyle != 0 {
		return rest[:explain.Bracketed(rest)]
	}
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}

// Offset returns where a column of a line begins, in bytes.
func Offset(line string, col int) int {
	for i := range line {
		if col--; col == 0 {
			return i
		}
	}
	return len(line)
}

// Pos returns where a node stands in the file. The end is known of what is on
// one line.
func (b *Block) Pos(n *Node) diag.Pos {
	p := diag.Pos{Path: b.path, Line: b.First + n.Line - 1, Col: n.Column}
	if last := len(b.Lines); n.Line > last {
		p.Line, p.Col = b.First+last-1, 1+utf8.RuneCountInString(b.Lines[last-1])
	}
	if w := b.Width(n); w > 0 {
		p.EndCol = p.Col + w
	}
	return p
}

// Width returns how many columns a value takes on its line, or 0 when it goes on
// below. Of what begins with a hyphen or a key it is theirs.
func (b *Block) Width(n *Node) int {
	rest := b.Rest(n)
	switch {
	case n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		return utf8.RuneCountInString(b.Source(n))
	case n.Kind == yaml.SequenceNode && strings.HasPrefix(rest, "-"):
		return 1
	case n.Kind == yaml.MappingNode && len(n.Content) > 0:
		return b.Width(n.Content[0])
	case n.Kind != yaml.ScalarNode:
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

// IsEmpty reports whether nothing stands where a value could.
func IsEmpty(n *Node) bool {
	return n.Kind == Scalar && strings.TrimSpace(n.Value) == "" || n.Tag == nothing
}
