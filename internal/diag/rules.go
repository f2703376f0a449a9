package diag

import (
	"maps"
	"slices"
)

// About says in a sentence what a rule is about, or nothing of one that it does
// not know.
func About(rule string) string { return about[rule] }

// Rules returns the rules that [About] knows, sorted.
func Rules() []string { return slices.Sorted(maps.Keys(about)) }

// about has a sentence for each rule that is not a writing rule.
var about = map[string]string{
	"ages-out-of-order":       "The youngest age is above the oldest.",
	"alt-missing":             "An image says nothing to people who cannot see it.",
	"bad-address":             "An e-mail address, a phone number or the address of a page cannot be used as it is written.",
	"bad-date":                "A date or a time is written in a way that could be read in two ways or in none.",
	"bad-language":            "A language has no code that browsers and screen readers know.",
	"bad-link":                "A link has an address that does not work on this site.",
	"bad-slug":                "A short name cannot be part of a web address.",
	"broken-anchor":           "A link leads to a heading that its page does not have.",
	"broken-link":             "A link leads to no page and no file.",
	"closes-before-opens":     "An opportunity would close before anyone can take part.",
	"comment-text":            "Text on the line on which a remark to other authors ends would be left out.",
	"comment-unclosed":        "A remark to other authors has no end.",
	"control-character":       "There is a character that cannot be seen and has come with pasted text.",
	"dates-out-of-order":      "Of two dates the later one comes first.",
	"draft-home":              "A site always has a home page.",
	"duplicate-id":            "Feeds and calendars could not tell two things apart.",
	"duplicate-key":           "A key is there twice, and only one of them can count.",
	"duplicate-term":          "A word is in a list twice.",
	"duplicate-url":           "Two pages or files would have one address.",
	"empty-value":             "A key has nothing behind it.",
	"heading-empty":           "A heading has no text.",
	"heading-one-h1":          "A page has one main heading, which is its title.",
	"left-out":                "A part of the text would be left out.",
	"link-empty":              "A link has no text, so that nobody can see it or hear where it goes.",
	"link-nested":             "A link stands inside another link.",
	"link-only":               "People who cannot use a link have no way to take part.",
	"link-to-draft":           "A link leads to a page that is not part of the site yet.",
	"link-to-unpublished":     "A link leads to a page that is shown later than this one.",
	"link-unknown":            "A link has a name, and nothing says what address it stands for.",
	"misplaced-file":          "A file is in a folder of which no page can be made.",
	"missing-heading":         "Readers look for the same headings in every opportunity.",
	"missing-key":             "Something that readers need is not there.",
	"no-decision":             "A consultation says who decides, and what can still change.",
	"no-front-matter":         "A file begins with front matter, between two lines of three hyphens.",
	"no-home-page":            "A site has a home page.",
	"no-outcome-due":          "An opportunity says when people hear what changed.",
	"no-report":               "What goes on without an end says how often it reports.",
	"no-settings":             "A site has settings.",
	"no-statement":            "A public site has an accessibility statement.",
	"no-such-time":            "The clocks go forward past this time.",
	"no-way-to-ask":           "People without a feed reader or a calendar can ask what is new.",
	"not-checked":             "Somebody makes sure every six months that what goes on without an end still runs.",
	"not-utf-8":               "A file is saved in a way that other programs read differently.",
	"note-missing":            "The text refers to a note that is not on the page.",
	"note-unused":             "A note is on the page, and nothing refers to it.",
	"old-statement":           "The accessibility statement is looked at once a year.",
	"outcome-overdue":         "People were promised to hear what changed by a day that has gone by.",
	"raw-html":                "Pages are written in Markdown, without HTML.",
	"repeat-without-end":      "A session would come again for ever in people's calendars.",
	"retired-term-in-use":     "A word is retired, and still there.",
	"retired-too-early":       "A word has gone before the day on which followers hear of it.",
	"retired-without-date":    "Followers hear when a word was retired.",
	"review-overdue":          "The day by which somebody was to check a page has gone by.",
	"second-end":              "The front matter has ended already.",
	"statement-contradicts":   "The accessibility statement says two things that cannot both be so.",
	"statement-lacks":         "Public bodies say certain things in their accessibility statement.",
	"stray-file":              "Nothing is made of a file.",
	"table-cells":             "A row of a table has more cells than the table has columns.",
	"too-long":                "A text is longer than the places where it is shown.",
	"two-versions":            "Git has left two versions of a part, and one has to be chosen.",
	"unclosed-front-matter":   "Front matter ends with a line of three hyphens.",
	"unknown-key":             "A key is not one that means something here.",
	"unknown-term":            "A word is not one of those that can stand here.",
	"unreadable-front-matter": "A line of the front matter cannot be read as it is.",
	"wrong-type":              "A value is of another kind than its key asks for.",
}
