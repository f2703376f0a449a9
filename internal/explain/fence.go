package explain

import (
	"regexp"
	"strings"
)

// A FenceProblem is what is wrong with the lines of hyphens around front
// matter. Without a line it is about the file as a whole.
type FenceProblem struct {
	Line          int // from 1
	Message, Hint string
}

var (
	likeFence = regexp.MustCompile(`^[ \t]*(?:-{2}|-{4,}|[-–—]*[–—][-–—]*|={3,}|\*{3,}|_{3,}|~{3,}|\+{3})[ \t]*$`)
	pageText  = regexp.MustCompile(`^#{1,6} `)
)

// Fence says what is wrong with a file whose front matter does not begin, when
// open is 0, or begins in line open and does not end.
func Fence(lines []string, open int) FenceProblem {
	const begin = "begin it with a line of three hyphens, then title: and summary:, then three hyphens again"
	if open == 0 {
		switch first := strings.TrimSpace(lines[0]); {
		case TopKey.MatchString(first):
			return FenceProblem{Hint: "put a line of three hyphens, and nothing else, above this line"}
		case likeFence.MatchString(first):
			return FenceProblem{Hint: "write three hyphens in place of this line, write each key as key: value, and then three hyphens again"}
		case strings.HasPrefix(first, "{"):
			return FenceProblem{Hint: "write three hyphens in place of the bracket, each key as key: value on a line of its own, and then three hyphens again"}
		}
		for _, line := range lines[1:] {
			if strings.TrimSpace(line) == "---" {
				return FenceProblem{Hint: "move what stands above the three hyphens to below the front matter"}
			}
		}
		return FenceProblem{Hint: begin}
	}
	for i := open; i < len(lines); i++ {
		switch {
		case likeFence.MatchString(lines[i]):
			return FenceProblem{i + 1, "this line does not end the front matter, since it is not three hyphens", "write --- in its place, and nothing else"}
		case pageText.MatchString(lines[i]) && strings.TrimSpace(lines[i-1]) == "":
			return FenceProblem{i + 1, "the front matter has no end before the text of the page", "put a line of three hyphens, and nothing else, above this line"}
		}
	}
	return FenceProblem{}
}
