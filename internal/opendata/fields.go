package opendata

import (
	"slices"
	"strings"
)

// A kind is what a field holds.
type kind int

const (
	text kind = iota
	number
	flag     // true, or not there
	word     // one of a vocabulary
	address  // absolute
	day      // 2026-12-04
	stamp    // 2026-12-04T17:00:00Z
	moment   // a day or an instant
	deadline // an instant or "ongoing"
	object   // the fields whose paths begin with its own
)

// A field is one of index.json: the one place that says what it means. The
// schema, the columns of the table and the page on open data are made of it.
type field struct {
	path       string // payment.kind
	kind       kind
	list       bool
	always     bool   // there even when it has nothing to say
	vocabulary string // of a word
	means      string
}

// envelope are the fields around the list of opportunities.
var envelope = []field{
	{path: "version", kind: number, always: true, means: "The version of this form. It changes only when a program that reads the file would break."},
	{path: "site", kind: object, always: true, means: "The site that the file comes from."},
	{path: "site.title", always: true, means: "The name of the site."},
	{path: "site.url", kind: address, always: true, means: "The address of its home page."},
	{path: "site.organisation", means: "Whose site it is."},
	{path: "site.language", always: true, means: "The language that the site is in, such as en-GB."},
	{path: "site.time_zone", always: true, means: "Whose clock the times are on, such as Europe/London."},
	{path: "site.demo", kind: flag, means: "True when everything on the site is made up."},
	{path: "licence", kind: object, means: "What you may do with the data. Without it, ask first."},
	{path: "licence.name", always: true, means: "What the licence is called."},
	{path: "licence.url", kind: address, means: "Where to read it."},
	{path: "opportunities", kind: object, list: true, always: true, means: "All that the site shows: what is open, what opens later and what is over."},
}

// fields are those of an opportunity, in the order of the record.
var fields = []field{
	{path: "id", always: true, means: "A short name that never changes, even when the title or the address does. Use it to tell opportunities apart."},
	{path: "url", kind: address, always: true, means: "The page of the opportunity. Please link to it."},
	{path: "status", kind: word, vocabulary: "status", always: true, means: "How it stood when the site was last made. People can take part when it is open or closing-soon. The word outcome means that it is over and says what changed."},
	{path: "title", always: true, means: "What it is called."},
	{path: "summary", always: true, means: "What it is about, in one or two sentences."},
	{path: "lang", means: "The language of its text, such as cy for Welsh, when the author said so; else that of the site."},
	{path: "image", kind: address, means: "A picture that goes with it."},
	{path: "image_alt", means: "What the picture shows, in words."},
	{path: "activity", kind: word, list: true, vocabulary: "activity", always: true, means: "What people would do."},
	{path: "groups", kind: word, list: true, vocabulary: "group", always: true, means: "Who the team wants to hear from."},
	{path: "stages", kind: word, list: true, vocabulary: "stage", always: true, means: "How far the work is."},
	{path: "organisation", kind: word, vocabulary: "organisation", always: true, means: "Who asks."},
	{path: "partners", list: true, means: "Who else is part of the work."},
	{path: "published", kind: moment, always: true, means: "When the page was first shown."},
	{path: "opens", kind: moment, always: true, means: "When people can first take part. A date alone means from the beginning of that day."},
	{path: "closes", kind: deadline, always: true, means: "The last second in which people can take part, or the word ongoing when there is no closing date."},
	{path: "entry", kind: word, vocabulary: "entry", always: true, means: "What the closing date is the deadline for."},
	{path: "updates", kind: object, list: true, means: "What has changed since it was published, oldest first."},
	{path: "updates.date", kind: day, always: true, means: "The day of the change."},
	{path: "updates.kind", kind: word, vocabulary: "update", always: true, means: "What kind of change it is."},
	{path: "updates.text", always: true, means: "What changed, in words."},
	{path: "mode", kind: word, list: true, vocabulary: "mode", always: true, means: "How people can take part."},
	{path: "areas", kind: word, list: true, vocabulary: "area", always: true, means: "Where people have to live or be."},
	{path: "venue", means: "Where it takes place."},
	{path: "access", means: "How to get in and around there."},
	{path: "sessions", kind: object, list: true, means: "Meetings with a time of their own."},
	{path: "sessions.id", always: true, means: "A short name of the session that never changes."},
	{path: "sessions.starts", kind: moment, always: true, means: "When it starts."},
	{path: "sessions.ends", kind: moment, means: "When it ends."},
	{path: "sessions.mode", kind: word, vocabulary: "mode", means: "How people take part in this session."},
	{path: "sessions.venue", means: "Where this session takes place."},
	{path: "sessions.note", means: "Anything else to know about it."},
	{path: "sessions.cancelled", kind: flag, means: "True when it does not take place."},
	{path: "sessions.repeat", kind: object, means: "How the session comes again."},
	{path: "sessions.repeat.every", kind: word, vocabulary: "every", always: true, means: "How often."},
	{path: "sessions.repeat.until", kind: day, means: "The last day on which it can take place."},
	{path: "time", kind: object, always: true, means: "How long taking part takes."},
	{path: "time.text", always: true, means: "How long, in words."},
	{path: "time.minutes", kind: number, always: true, means: "How long, in minutes."},
	{path: "time.per", kind: word, vocabulary: "per", always: true, means: "How often it takes that long."},
	{path: "payment", kind: object, always: true, means: "What people are paid for their time."},
	{path: "payment.kind", kind: word, vocabulary: "payment", always: true, means: "How people are paid, or that they are not."},
	{path: "payment.amount", means: "How much, in words, such as £25."},
	{path: "payment.basis", kind: word, vocabulary: "basis", means: "What that amount is for."},
	{path: "payment.note", means: "Anything else to know about it, such as when it is paid."},
	{path: "expenses", kind: object, means: "What people get back of what it costs them."},
	{path: "expenses.covered", kind: word, vocabulary: "covered", always: true, means: "Whether expenses are paid. The word not-needed means that taking part costs nothing."},
	{path: "expenses.items", list: true, means: "What can be claimed, such as travel."},
	{path: "expenses.prebooked", kind: flag, means: "True when the team can book and pay in advance."},
	{path: "support", kind: word, list: true, vocabulary: "support", means: "The support that people can have."},
	{path: "support_note", means: "More about the support, in words."},
	{path: "formats", kind: object, list: true, means: "Versions in other formats and languages."},
	{path: "formats.kind", kind: word, vocabulary: "format", always: true, means: "Which format it is."},
	{path: "formats.url", kind: address, means: "Where it is."},
	{path: "formats.on_request", kind: flag, means: "True when people have to ask for it."},
	{path: "formats.lang", means: "The language of this version, such as cy for Welsh."},
	{path: "formats.closes", kind: stamp, means: "The last second for answers in this format, when it has a date of its own."},
	{path: "take_part", kind: object, list: true, means: "The ways to take part. There only while people can."},
	{path: "take_part.kind", kind: word, vocabulary: "way", always: true, means: "What kind of way it is."},
	{path: "take_part.to", always: true, means: "The web address, email address, number, postal address or place."},
	{path: "take_part.label", means: "What the link or the heading says."},
	{path: "waiting_list", kind: flag, means: "True when people can still put their names down once it is full."},
	{path: "contact", kind: object, means: "The team that people can ask."},
	{path: "contact.team", always: true, means: "The name of the team."},
	{path: "contact.email", means: "The email address of the team."},
	{path: "contact.phone", means: "The phone number of the team."},
	{path: "contact.text_relay", means: "The number for Relay UK, for people who cannot hear or speak on the phone."},
	{path: "who_can", list: true, always: true, means: "Who can take part."},
	{path: "who_cannot", list: true, means: "Who cannot."},
	{path: "especially_welcome", list: true, means: "Who the team would most like to hear from."},
	{path: "open_to", kind: word, vocabulary: "open-to", means: "Whether anybody can take part."},
	{path: "age_min", kind: number, always: true, means: "The youngest age. 0 means any."},
	{path: "age_max", kind: number, means: "The oldest age."},
	{path: "places", kind: number, means: "How many people can take part."},
	{path: "checks", kind: word, list: true, vocabulary: "check", means: "What people have to go through first."},
	{path: "topics", kind: word, list: true, vocabulary: "topic", means: "The conditions or subjects."},
	{path: "decision", kind: object, means: "The decision that people's views go into."},
	{path: "decision.who", means: "Who decides."},
	{path: "decision.when", means: "When they decide."},
	{path: "decision.open", means: "What can still change."},
	{path: "decision.settled", means: "What cannot change any more."},
	{path: "content_note", means: "A word of warning before a subject that may be hard."},
	{path: "helplines", kind: object, list: true, means: "Who to talk to about a hard subject."},
	{path: "helplines.name", always: true, means: "Who answers."},
	{path: "helplines.to", always: true, means: "The number or the web address."},
	{path: "safeguarding", means: "How people are kept safe."},
	{path: "data_use", means: "What the team does with people's details."},
	{path: "selection", means: "How people are chosen when there are not enough places."},
	{path: "related", kind: address, list: true, means: "Pages to read beside it."},
	{path: "outcome_due", kind: day, means: "The day by which the team will say what changed."},
	{path: "outcome_delay", means: "Why that is late."},
	{path: "report_every", means: "How often a standing group reports, such as 3 months."},
	{path: "checked", kind: day, means: "The day when somebody last checked that an ongoing opportunity still runs."},
	{path: "outcomes", kind: object, list: true, means: "What people said and what changed, oldest first."},
	{path: "outcomes.published", kind: day, always: true, means: "The day when the outcome was published."},
	{path: "outcomes.heard", list: true, always: true, means: "What people said."},
	{path: "outcomes.did", list: true, means: "What changed because of it."},
	{path: "outcomes.not_done", list: true, means: "What did not change, and why."},
	{path: "outcomes.decision_due", kind: day, means: "The day when it will be decided, if nothing has changed yet."},
	{path: "outcomes.documents", kind: object, list: true, means: "Reports to read."},
	{path: "outcomes.documents.label", always: true, means: "What the report is called."},
	{path: "outcomes.documents.url", kind: address, always: true, means: "Where it is."},
}

// below returns the fields that are parts of the one at a path, or with an
// empty path those that are parts of none.
func below(all []field, path string) (parts []field) {
	for _, f := range all {
		i := strings.LastIndexByte(f.path, '.')
		if f.path[:max(i, 0)] == path {
			parts = append(parts, f)
		}
	}
	return parts
}

// inTable reports whether a field is a column of the table: all are but those
// of lists whose entries have parts, which no cell can hold.
func (f field) inTable() bool {
	return f.kind != object && !slices.ContainsFunc(fields, func(of field) bool {
		return of.kind == object && of.list && strings.HasPrefix(f.path, of.path+".")
	})
}

// holds says in words what a field holds.
func (f field) holds() string {
	one := [...]string{"text", "number", "true, or left out", "word", "web address", "date", "date and time",
		"date, or date and time", "date and time, or the word ongoing", "parts with names of their own"}[f.kind]
	many := map[kind]string{text: "texts", word: "words", address: "web addresses", object: "entries with parts of their own"}
	if f.list {
		return "List of " + many[f.kind]
	}
	return strings.ToUpper(one[:1]) + one[1:]
}
