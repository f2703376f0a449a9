package scaffold

import (
	"fmt"
	"strings"

	"involve/internal/content"
)

// prompts say what to write below each heading of an opportunity.
var prompts = map[string]string{
	"Why we are doing this":        `what made you begin this work, and what you do not know yet. Say "we" and "you". 2 short paragraphs are enough`,
	"What you will be asked to do": `what happens, step by step, as a person would live through it. Use a list if there are steps. Keep sentences to 20 words`,
	"What difference you will make": `what can still change because of what people say, what cannot, and who decides. ` +
		`Promise only what you can keep`,
	"Support you can have": `what you do so that everyone can take part, and how to ask for something else. ` +
		`Be exact: "a hearing loop", not "fully accessible"`,
	"What happens next": `what happens after the closing date, with dates: how you choose people, when they hear, and when you say what changed`,
}

// paragraphs say what to write in files of other kinds.
var paragraphs = map[string][]string{
	"guidance": {
		"who this page is for and what it helps them do, in 1 or 2 sentences. Put what matters most first",
		"the rest, below headings that begin with ##. Keep sentences to 20 words. Ask somebody outside your team to read it",
	},
	"page": {
		"what people can do or find out here, in 1 or 2 sentences. Put what matters most first",
		"the rest, below headings that begin with ##. Keep sentences to 20 words, and use the words that your readers use",
	},
	"group":        {`who belongs to this group, as you would say it to them. Begin "This group is for you if". 1 or 2 short paragraphs are enough`},
	"stage":        {"what a team does at this stage, and how people could help. Write for people outside the NHS, in 1 or 2 short paragraphs"},
	"organisation": {"what the organisation does for people, and how it involves them. 1 or 2 short paragraphs are enough"},
}

// body returns the prompts for the text.
func (w *writer) body() (lines []line) {
	prompt := func(text, name string) {
		lines = append(lines, line{}, line{text: "<!-- write: " + text + " -->", blank: name, prompt: true})
	}
	for i, text := range paragraphs[w.kind] {
		prompt(text, []string{"the text", "the rest of the text"}[i])
	}
	if w.kind == "opportunity" {
		for _, heading := range content.Headings {
			lines = append(lines, line{}, line{text: "## " + heading})
			prompt(prompts[heading], "the text below "+`"`+heading+`"`)
		}
	}
	return lines
}

// Remaining says which blanks a file has.
func Remaining(blanks []Blank) string {
	var keys, texts strings.Builder
	for _, b := range blanks {
		to := &keys
		if b.Text {
			to = &texts
		}
		fmt.Fprintf(to, "%6d  %s\n", b.Line, b.Name)
	}
	return "fill in what is empty, in these lines:\n" + keys.String() + "write text in place of these lines:\n" + texts.String()
}
