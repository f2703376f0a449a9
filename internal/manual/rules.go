package manual

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"involve/internal/diag"
	"involve/internal/plain"
	"involve/internal/prose"
)

// The section of guidance about the writing rules.
const (
	rulesFolder = "content/guidance/writing-rules"
	rulesURL    = "/guidance/writing-rules/"
)

// A Case shows one writing rule. It is the first of those that prove the rule.
type Case struct {
	Wrong  string // Markdown of a body, a whole file or a text
	Said   diag.Diagnostic
	Right  string
	Mended bool // check --fix makes one of all the cases right
}

// A Section is a named part of the file that holds a rule's cases.
type Section struct{ Name, Text string }

// CaseOf picks the first wrong and the first right example of a rule from the
// file of its cases, with what the rule is proven to say.
func CaseOf(rule prose.Rule, sections []Section) (Case, error) {
	c := Case{Said: diag.Diagnostic{Rule: rule.ID, Severity: rule.Severity}}
	first, only := false, false // of the wrong cases, and this rule's alone
	for _, s := range sections {
		switch name, _, _ := strings.Cut(s.Name, ":"); {
		case name == "wrong":
			first, only = c.Wrong == "", false
			if first {
				c.Wrong = s.Text
			}
		case name == "want":
			if first {
				c.said(s.Text)
			}
			only = !slices.ContainsFunc(strings.Split(s.Text, "\n"), func(line string) bool {
				m := saidForm.FindStringSubmatch(line)
				return m != nil && m[3] != rule.ID
			})
		case name == "fixed":
			c.Mended = c.Mended || only
		case name == "right" && c.Right == "":
			c.Right = s.Text
		}
	}
	if c.Wrong == "" || c.Said.Message == "" || c.Right == "" {
		return c, fmt.Errorf("the cases of %s lack a wrong one, what is said of it, or a right one", rule.ID)
	}
	return c, nil
}

// said reads what a rule says from the form that cases have it in: where, how
// bad unless that goes without saying, what, and the hint on a line of its own.
func (c *Case) said(want string) {
	lines := strings.Split(want, "\n")
	for i, line := range lines {
		m := saidForm.FindStringSubmatch(line)
		if m == nil || m[3] != c.Said.Rule {
			continue
		}
		switch m[1] {
		case "error":
			c.Said.Severity = diag.Error
		case "warning":
			c.Said.Severity = diag.Warning
		case "info":
			c.Said.Severity = diag.Info
		}
		c.Said.Message = m[2]
		if i+1 < len(lines) {
			c.Said.Hint, _ = strings.CutPrefix(strings.TrimSpace(lines[i+1]), "hint: ")
		}
		return
	}
}

var saidForm = regexp.MustCompile(`^(?:[\w./-]+:[\d:-]+: (error|warning|info)|"(?:[^"\\]|\\.)*"): (.*) \[([a-z0-9-]+)\]$`)

// rulePages are the pages about families of rules. Each family is on one.
var rulePages = []struct {
	slug, heading, title, summary string
	families                      []string
}{
	{"headings-and-links", "Headings and links", "Rules about headings and links", "How headings and links help everyone to find their way.", []string{"Headings", "Links"}},
	{"images-tables-and-lists", "Images, tables and lists", "Rules about images, tables and lists", "What images, documents, tables and lists need so that everyone can use them.", []string{"Documents and images", "Tables", "Lists"}},
	{"sentences-and-emphasis", "Sentences and emphasis", "Rules about sentences and emphasis", "How long sentences and paragraphs are, and what to do in place of bold and capitals.", []string{"Sentences and paragraphs", "Emphasis"}},
	{"dates-and-numbers", "Dates, times and numbers", "Rules about dates, times and numbers", "How we write dates, times, amounts, ages and phone numbers.", []string{"Dates and times", "Numbers"}},
	{"words", "Words and language", "Rules about words and language", "Plain and kind words, spelling, marks and languages.", []string{"Words", "Language"}},
	{"contacts-and-reviews", "Contacts, reviews and remarks", "Rules about contacts, reviews and remarks", "Ways to get in touch, dates of reviews, and remarks in a file.", []string{"Contacts", "Reviews", "Remarks"}},
}

// Rules returns the pages about the writing rules: one that has all of them in
// lists, and one for each group of families.
func Rules(rules []prose.Rule, cases map[string]Case) []Page {
	var index writer
	index.front("Every writing rule", "For content designers: each rule of words and structure that the check knows, with right and wrong examples.", 140)
	index.block("The check reads the words and the structure of every page. It tells you the line, what is wrong and what to do.")
	index.block("- An error stops the build. Nothing is published until it is mended.\n- A warning is shown beside your change. Mend it, or say why not.\n- Information is only advice.")
	index.block("[How we write](/guidance/how-we-write/) says what to do when a rule does not fit.")
	pages := []Page{{}}
	for i, p := range rulePages {
		url := rulesURL + p.slug + "/"
		index.block("## %s", p.heading)
		var page writer
		page.front(p.title, p.summary, i+1)
		for _, r := range rules {
			if !slices.Contains(p.families, r.Family) {
				continue
			}
			c := cases[r.ID]
			index.block("[`%s`](%s#%s)\n: %s %s", r.ID, url, r.ID, why(r), severity(r.Severity, c))
			page.rule(r, c)
		}
		pages = append(pages, Page{rulesFolder + "/" + p.slug + ".md", page.String()})
	}
	pages[0] = Page{rulesFolder + "/index.md", index.String()}
	return pages
}

// rule writes all about one rule.
func (w *writer) rule(r prose.Rule, c Case) {
	name := r.ID
	if len(plain.Read(name)) > 0 {
		name = "`" + name + "`" // a rule that is called what it finds
	}
	w.block("## %s", name)
	w.block("%s", why(r))
	w.block("%s", severity(r.Severity, c))
	w.block("Wrong:")
	w.code("markdown", c.Wrong)
	w.said(c.Said)
	w.block("Right:")
	w.code("markdown", c.Right)
}

// severity says how bad a rule is, and whether check --fix mends it.
func severity(s diag.Severity, c Case) string {
	text := "This is information."
	switch s {
	case diag.Error:
		text = "This is an error."
	case diag.Warning:
		text = "This is a warning."
	}
	if c.Mended {
		text += " `check --fix` mends it where only one answer is right."
	}
	return text
}

// why says why a rule is there. Examples in it are in marks of code, so that no
// rule reads them: what stands in quotation marks, and what a rule warns of.
func why(r prose.Rule) string {
	s := quoted.ReplaceAllString(r.Why, "`$1`")
	parts := strings.Split(s, "`")
	for i := 0; i < len(parts); i += 2 {
		found := plain.Read(parts[i])
		for _, f := range slices.Backward(found) {
			if prose.Severity(f.Rule) == diag.Info && f.Rule != r.ID {
				continue
			}
			parts[i] = parts[i][:f.From] + "`" + parts[i][f.From:f.To] + "`" + parts[i][f.To:]
		}
	}
	return strings.Join(parts, "`")
}

var quoted = regexp.MustCompile(`“([^”]*)”`)
