package manual

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/schema"
)

// The section of guidance about the facts of an opportunity.
const (
	factsFolder = "content/guidance/keys-of-an-opportunity"
	factsURL    = "/guidance/keys-of-an-opportunity/"
)

// A group is a page of facts that belong together.
type group struct {
	slug, heading, title, summary string
	keys                          string
}

// groups are the pages of the facts of an opportunity. Each fact is in one.
var groups = []group{
	{"what-it-is", "What it is", "Facts about what it is", "The name of an opportunity, what people would do, and who asks.",
		"title summary activity topics stages organisation partners programme"},
	{"dates", "Dates", "Facts about dates", "When an opportunity is shown, when it opens and closes, its meetings and its changes.",
		"published opens closes entry sessions updates checked"},
	{"place-and-time", "Place and time", "Facts about place and time", "How people take part, where they have to be, and how long it takes.",
		"mode areas venue access time"},
	{"money", "Money", "Facts about money", "What people are paid, and which costs they get back.",
		"payment expenses"},
	{"support", "Support", "Facts about support", "The help that people can have, and other formats and languages.",
		"support support_note formats"},
	{"people", "People", "Facts about people", "Who can take part, who cannot, and how you keep people safe.",
		"groups who_can who_cannot especially_welcome open_to age_min age_max safeguarding content_note helplines"},
	{"taking-part", "Taking part", "Facts about taking part", "The ways to take part, who to ask, and what happens to people's details.",
		"take_part waiting_list contact places selection checks data_use"},
	{"outcome", "The outcome", "Facts about the outcome", "What can change, who decides, and when and how you report back.",
		"decision outcome_due outcome_delay outcomes report_every related"},
	{"page", "The page itself", "Facts about the page itself", "Drafts, old addresses, pictures, languages and reviews.",
		"id draft aliases replaced_by image image_alt lang order reviewed review_due"},
}

// Facts returns the pages about the keys of an opportunity: one that has all of
// them in tables, and one for each group.
func Facts(bench Bench) []Page {
	kind := schema.Opportunity()
	var index writer
	index.front("Every fact of an opportunity", "For content designers: each fact that you can write on top of the file, with right and wrong examples.", 120)
	index.block("The facts are on top of the file of an opportunity, between 2 lines of 3 hyphens. Each has a name, a colon and a value.")
	index.block("Open a fact to see what you can write. It shows a wrong and a right example, and what the check says.")
	index.block("Read [adding an opportunity](/guidance/adding-an-opportunity/) first if this is new to you.")
	pages := []Page{{}}
	for i, g := range groups {
		url := factsURL + g.slug + "/"
		index.block("## %s", g.heading)
		var table, page writer
		fmt.Fprintf(&table, "Table: %s\n\n| Fact | What it is for | Needed |\n|---|---|---|\n", g.title)
		page.front(g.title, g.summary, i+1)
		for name := range strings.FieldsSeq(g.keys) {
			f := kind.Field(name)
			fmt.Fprintf(&table, "| [`%s`](%s#%s) | %s | %s |\n", name, url, anchor(name), marked(f.Help), needed(kind, f))
			for _, k := range keys([]schema.Field{*f}, nil) {
				page.key(kind, k, 2, bench)
			}
		}
		index.block("%s", table.String())
		pages = append(pages, Page{factsFolder + "/" + g.slug + ".md", page.String()})
	}
	index.block("## Facts that follow from others\n\nYou never write the status, such as open or closed. The website works it out from the dates and the updates.")
	pages[0] = Page{factsFolder + "/index.md", index.String()}
	return pages
}

// Other returns the page about the keys of every other kind of file.
func Other(bench Bench) Page {
	var w writer
	w.block("# Every key of the other files")
	w.block("An internal test writes this page from the program: `go test ./internal/manual -update`.")
	w.block("The keys of an opportunity are on the site itself: `%s`.", factsFolder)
	own := schema.Keys(schema.Page("page").Fields)
	for _, part := range []struct {
		title, text string
		kind        *schema.Kind
	}{
		{"Guidance, groups and pages", "Files in `content/guidance`, `content/groups` and `content/pages`, and `content/index.md`. Every other file but the settings has these keys, too; an opportunity has `updates` in place of `updated`.", schema.Page("guidance")},
		{"Stages", "Files in `content/stages`. Beside the keys of every page:", schema.Stage()},
		{"Organisations", "Files in `content/organisations`. Beside the keys of every page:", schema.Organisation()},
		{"Settings", "The file `content/_site.yaml`.", schema.Settings()},
	} {
		w.block("## %s", part.title)
		w.block("%s", part.text)
		for _, k := range keys(part.kind.Fields, nil) {
			if (part.kind.Name == "stage" || part.kind.Name == "organisation") && slices.Contains(own, k[0].Key) {
				continue
			}
			w.key(part.kind, k, 3, bench)
		}
	}
	return Page{"docs/keys.md", w.String()}
}

// key writes all about one key.
func (w *writer) key(kind *schema.Kind, k key, level int, bench Bench) {
	f := k.own()
	w.block("%s %s", strings.Repeat("#", min(level+len(k)-1, level+1)), k.name())
	w.block("%s", marked(f.Help))
	w.block("%s", strings.TrimSpace(form(f)+" "+obligation(kind, k)))
	if content.BuiltIn(f.Vocabulary).Label != "" {
		w.words(k.name(), f.Vocabulary)
	}
	w.block("Wrong:")
	w.code("yaml", k.show(f.Wrong))
	for _, d := range bench.Check(kind.Name, k.within(bench.Valid[kind.Name], f.Wrong)) {
		w.said(d)
	}
	w.block("Right:")
	w.code("yaml", k.show(f.Right))
}

// anchor is the address of a heading on its page.
func anchor(name string) string { return strings.ReplaceAll(name, "_", "-") }

// defaulted are the keys that an organisation can say for its opportunities.
const defaulted = "contact expenses support data_use"

// needed says in a word or two whether a key has to be there.
func needed(kind *schema.Kind, f *schema.Field) string {
	switch {
	case f.Required:
		return "yes"
	case kind.Name == "opportunity" && slices.Contains(strings.Fields(defaulted), f.Key):
		return "unless the organisation has it"
	case kind.Name == "opportunity" && (f.Key == "venue" || f.Key == "access"):
		return "if in person"
	case kind.Name == "opportunity" && f.Key == "safeguarding":
		return "if under 18"
	}
	return "no"
}

// obligation says in a sentence whether a key has to be there.
func obligation(kind *schema.Kind, k key) string {
	f := k.own()
	if len(k) > 1 {
		switch {
		case f.Required:
			if above := k[len(k)-2]; above.Type == schema.Object {
				return fmt.Sprintf("You must fill it in if you write `%s`.", above.Key)
			}
			return "You must fill it in for each item."
		case f.Key == "amount":
			return "You need it unless `kind` is `unpaid`."
		}
		return "You can leave it out."
	}
	switch needed(kind, f) {
	case "yes":
		return "You must fill it in."
	case "unless the organisation has it":
		return "You can leave it out if the file of the organisation has it."
	case "if in person":
		return "You must fill it in if people come in person."
	case "if under 18":
		return "You must fill it in if people under 18 can take part."
	}
	return "You can leave it out."
}

// form says what the value of a key looks like.
func form(f *schema.Field) string {
	switch f.Type {
	case schema.Text:
		if f.Max > 0 {
			return fmt.Sprintf("Write text, at most %d characters.", f.Max)
		}
		return "Write text."
	case schema.Texts:
		return "Write one text, or several in a list."
	case schema.Slug:
		return "Write a short name: small letters, digits and hyphens."
	case schema.Term:
		return "Write one word" + from(f)
	case schema.Terms:
		return "Write one word, or several in square brackets," + from(f)
	case schema.Address:
		return "Write an address of this site, or a whole web address."
	case schema.Addresses:
		return "Write one address, or several in a list."
	case schema.Bool:
		return "Write `true` or `false`."
	case schema.Number:
		return "Write a whole number."
	case schema.Day:
		return "Write a day as year, month, day."
	case schema.Moment:
		return "Write a day as year, month, day. A time can follow after the letter T."
	case schema.Deadline:
		return "Write a day as year, month, day, or `ongoing`. A time can follow after the letter T."
	case schema.Length:
		return "Write a number of months."
	case schema.Days:
		return "Write a number of days."
	case schema.Language:
		return "Write the code of a language."
	case schema.Zone:
		return "Write the name of a time zone."
	case schema.Object:
		return "It has facts of its own on the lines below it."
	case schema.Objects:
		return "It is a list. Each item begins with a hyphen and has facts of its own."
	case schema.Words:
		return "Write a line for each: a short name, a colon and the label."
	case schema.Severity:
		return "Write a line for each rule: its name, a colon and `error`, `warning`, `info` or `off`."
	}
	panic("manual: no form for the type of " + f.Key)
}

// from says where the words of a vocabulary are.
func from(f *schema.Field) string {
	or := ""
	if f.Or != "" {
		or = fmt.Sprintf(", or `%s` alone", f.Or)
	}
	switch f.Vocabulary {
	case "group", "stage", "organisation":
		return fmt.Sprintf(" from the names of the files in `%s/%ss`%s.", content.Root, f.Vocabulary, or)
	case "area", "topic":
		return fmt.Sprintf(" from the list in `%s`%s.", content.SettingsPath, or)
	case "support":
		return fmt.Sprintf(" from the list below or in `%s`%s.", content.SettingsPath, or)
	}
	return fmt.Sprintf(" from the list below%s.", or)
}
