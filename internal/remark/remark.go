// Package remark finds what authors say to other authors among the keys of a
// file, on lines that begin with #.
//
// It takes lines and gives a [tree.Comment] for each remark, with the lines of
// the key or the entry below it. It reads no values: how far one goes it sees by
// its indentation.
package remark

import (
	"strings"
	"unicode/utf8"

	"involve/internal/diag"
	"involve/internal/tree"
)

// Find returns the remarks in lines of keys, the first of which is a line of the
// file path, each with the lines of the value below it.
func Find(path string, line int, lines []string) (list []tree.Comment) {
	several := -1 // how far the key of a text of several lines is indented, within one
	for i, text := range lines {
		bare := strings.TrimLeft(text, " ")
		indent := len(text) - len(bare)
		switch {
		case bare == "" || several >= 0 && indent > several:
			continue
		case bare[0] != '#':
			several = -1
			if opensText(text) {
				several = indent
			}
			continue
		}
		c := tree.Comment{Text: strings.TrimSpace(bare[1:]), Pos: diag.Pos{
			Path: path, Line: line + i, Col: indent + 1, EndCol: utf8.RuneCountInString(text) + 1,
		}}
		if first, last := below(lines, i); first > 0 {
			c.First, c.Last = line+first, line+last
		}
		list = append(list, c)
	}
	return list
}

// opensText reports whether a line opens a text that goes on below it.
func opensText(line string) bool {
	if strings.IndexByte(line, '|') < 0 && strings.IndexByte(line, '>') < 0 {
		return false
	}
	line = strings.TrimRight(strings.TrimRight(line, " \t"), "+-0123456789")
	key, ok := strings.CutSuffix(line, "|")
	if !ok {
		key, ok = strings.CutSuffix(line, ">")
	}
	key, space := strings.CutSuffix(key, " ")
	key = strings.TrimRight(key, " ")
	return ok && space && (strings.HasSuffix(key, ":") || strings.HasSuffix(key, "-"))
}

// below returns the lines of the key or entry below a remark, or 0.
func below(lines []string, remark int) (first, last int) {
	start, margin := "", 0
	for i := remark + 1; i < len(lines); i++ {
		bare := strings.TrimLeft(lines[i], " ")
		indent := len(lines[i]) - len(bare)
		switch {
		case first == 0 && bare == "":
			return 0, 0
		case bare == "":
		case first > 0 && indent > margin:
			last = i
		case bare[0] == '#':
		case first == 0:
			first, last, start, margin = i, i, bare, indent
		case indent == margin && bare[0] == '-' && start[0] != '-':
			last = i // entries of a list may stand below the first letter of its key
		default:
			return first, last
		}
	}
	return first, last
}
