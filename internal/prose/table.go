package prose

import "involve/internal/diag"

const (
	e = diag.Error
	w = diag.Warning
	n = diag.Info
)

// table is every rule that the program looks after.
//
// Rules of the manual that no machine keeps without being wrong too often are
// not in it: how a list's points begin and end, commas in numbers, reading age,
// acronyms without their words, “please”, “should” and jargon. Nor is a link
// that opens a new tab: no page can have one, since bodies have no HTML.
var table = []Rule{
	{"heading-one-h1", "Headings", e, "The title of a page is its one main heading, and tells people who listen where they are.", false},
	{"heading-skip", "Headings", e, "People who move from heading to heading take a level that is left out for something they have missed.", false},
	{"heading-depth", "Headings", w, "A page that needs headings this deep is hard to follow, and is better as 2 pages.", false},
	{"heading-case", "Headings", w, "Text With Capitals Everywhere is slow to read, and real names no longer stand out in it.", false},
	{"heading-stop", "Headings", w, "A heading is a label and not a sentence, so it ends without a full stop, colon or exclamation mark.", false},
	{"heading-question", "Headings", n, "People scan for the words that they have in mind, and a heading that is a question puts them last.", false},
	{"heading-long", "Headings", n, "Search engines and browsers cut off a title of more than 65 characters.", false},
	{"heading-dup", "Headings", w, "Nobody can tell headings with the same words apart in a contents list or by listening.", false},
	{"heading-bold-fake", "Headings", w, "Bold text only looks like a heading: people who listen to a page cannot jump to it.", false},
	{"heading-lead-in", "Headings", w, "The line that leads into a list is part of the text, and makes no sense in a contents list.", false},
	{"title-unique", "Headings", e, "People choose between search results, tabs and feed items by their titles alone.", true},

	{"link-generic", "Links", w, "People who listen to a page often hear its links one after the other, without the text around them.", false},
	{"link-bare-url", "Links", w, "A web address is long to hear letter by letter, and does not say what is behind it.", false},
	{"link-empty", "Links", e, "Nobody can see or hear a link that has no words.", false},
	{"link-same-text", "Links", w, "Links with the same words are expected to lead to the same page.", false},
	{"link-stop", "Links", w, "A full stop belongs to the sentence and not to the link at its end.", false},

	{"link-doc", "Documents and images", e, "People on a small phone or a slow line need to know what they download, and how big it is.", false},
	{"link-doc-html", "Documents and images", w, "A PDF is hard to read on a phone or with a screen reader, so a page says the same.", false},
	{"file-size-style", "Documents and images", w, "File sizes are easiest to read when all of them look alike: 569KB, 4MB.", false},
	{"alt-missing", "Documents and images", e, "People who cannot see an image need words that do the same job.", false},
	{"alt-filename", "Documents and images", e, "The name of a file, or words such as “image of”, tell nobody what there is to see.", false},
	{"alt-long", "Documents and images", w, "People hear alternative text in one go and cannot stop it, so details belong in the text.", false},
	{"alt-dup", "Documents and images", w, "Alternative text that repeats other words on the page makes people hear them twice.", false},
	{"img-text", "Documents and images", w, "Words in an image cannot be enlarged well, translated, copied or heard.", false},
	{"video-captions", "Documents and images", e, "Some people cannot hear and need captions, some cannot see and need a transcript, and the law asks for both.", false},

	{"table-no-header", "Tables", e, "Screen readers say the header of a column before each cell of it.", false},
	{"table-no-caption", "Tables", w, "A caption says what a table is about, to people who jump from table to table too.", false},
	{"table-layout", "Tables", w, "A table with one row or column has nothing to compare, and reads better as text or a list.", false},

	{"list-long", "Lists", n, "A list of more than 6 points is hard to take in.", false},
	{"list-and-or", "Lists", w, "The line that leads into a list says best whether all of its points count or any of them.", false},

	{"sentence-long", "Sentences and paragraphs", w, "Sentences of more than 20 words are hard for many people, and of more than 25 for most.", false},
	{"para-long", "Sentences and paragraphs", w, "Short paragraphs, of 3 sentences at most, are easier to scan and to come back to.", false},

	{"emphasis-italic", "Emphasis", w, "Slanted letters are hard to read for people with dyslexia or poor sight.", false},
	{"emphasis-bold", "Emphasis", n, "When much is bold, nothing stands out.", false},
	{"underline", "Emphasis", e, "People take underlined text for a link.", false},
	{"caps-block", "Emphasis", w, "Words in block capitals are slow to read, and some screen readers spell them out.", false},
	{"exclamation", "Emphasis", n, "An exclamation mark sounds like shouting or like an advertisement.", false},

	{"date-ordinal", "Dates and times", w, "Dates are easiest to read when all of them look alike: 12 August 2026.", false},
	{"date-order", "Dates and times", w, "In the UK the day comes before the month.", false},
	{"date-numeric", "Dates and times", w, "A month in figures is the day to people from other countries.", false},
	{"date-month-short", "Dates and times", w, "Short names of months are hard for people who are learning English.", false},
	{"date-weekday", "Dates and times", e, "When the weekday does not fit the date, people come on the wrong day.", false},
	{"time-format", "Dates and times", w, "Times are easiest to read when all of them look alike: 5pm, 5:30pm.", false},
	{"time-noon", "Dates and times", w, "Many people are not sure whether 12pm is midday or midnight.", false},
	{"range-to", "Dates and times", w, "Screen readers leave out the dash between numbers, or read it as minus.", false},

	{"percent", "Numbers", w, "The sign % is shorter than the word, and known to everyone.", false},
	{"number-words", "Numbers", n, "Numbers in figures are easier to find and to read than in words.", false},
	{"money", "Numbers", w, "Amounts are easiest to read without pence that are nought, and with the word pence.", false},
	{"phone-format", "Numbers", w, "A phone number in groups is easier to read, to hear and to dial.", false},
	{"nhs-number-real", "Numbers", e, "A real NHS number on a public page is a breach of somebody's privacy.", false},
	{"age-style", "Numbers", n, "“Over 50” leaves people who are 50 unsure whether they are meant.", false},

	{"latin-eg", "Words", w, "Many people do not know what e.g. means, and some screen readers say it as a word.", false},
	{"latin-ie", "Words", w, "Many people do not know what i.e. means, or take it for e.g.", false},
	{"latin-etc", "Words", w, "With etc. people have to guess what else is meant.", false},
	{"latin-other", "Words", n, "Latin words are hard for people who have not met them before.", false},
	{"and-or", "Words", n, "With and/or, people have to work out which of 3 things is meant.", false},
	{"ampersand", "Words", w, "The word “and” is easier to read than the sign, but for names.", false},
	{"curly-quotes", "Words", n, "Straight quotation marks are the same in every program, and can be searched for.", false},
	{"em-dash", "Words", n, "A long dash joins what would be easier to read as 2 sentences.", false},
	{"neg-contraction", "Words", w, "People who read quickly or are learning English take “can't” for “can”.", false},
	{"hard-contraction", "Words", n, "Contractions such as “should've” are hard for people who are learning English.", false},
	{"plural-brackets", "Words", w, "An (s) at the end of a word is hard to read and to hear.", false},
	{"words-avoid", "Words", w, "Some words hurt the people they are about, or have a plainer one in their place.", false},
	{"gendered", "Words", w, "Words that name only some genders leave people out.", false},
	{"title-field", "Words", w, "Nobody needs to say whether they are Mr, Mrs or Miss to take part.", false},
	{"spelling-nhs", "Words", w, "A word that is spelt in one way on all pages is easier to read and to find.", false},
	{"try-and", "Words", n, "“Try to” says what is meant; “try and” is for talking.", false},
	{"faq", "Words", n, "People do not know that their question is asked frequently: a heading that names the task is found sooner.", false},

	{"lang-missing", "Language", e, "A screen reader reads every text aloud in the language that the page says it is in.", false},

	{"phone-only", "Contacts", w, "Some people cannot hear or speak on a phone, and need another way to get in touch.", false},
	{"personal-email", "Contacts", w, "People leave and teams stay, and a name that was once in a public file can be found for ever.", false},

	{"review-overdue", "Reviews", w, "A page that nobody has looked at for long may be wrong.", true},
	{"review-missing", "Reviews", w, "Without a day for the next review, nobody knows when a page may have become wrong.", true},
	{"review-far", "Reviews", w, "In more than 3 years much changes that a page relies on.", true},

	{"blank-left", "Remarks", w, "What a new file asks its author to write is missing until it is written.", false},
	{"ignore-unknown", "Remarks", w, "A remark that names no rule silences nothing.", false},
	{"ignore-unexplained", "Remarks", w, "The next author needs to know why a rule does not hold in a place.", false},
	{"ignore-unused", "Remarks", w, "A remark that silences nothing hides the next mistake in its place.", false},
}
