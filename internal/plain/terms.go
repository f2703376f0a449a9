package plain

import (
	"slices"
	"strings"

	"involve/internal/figures"
	"involve/internal/passage"
)

// A term is a word or phrase that is written otherwise in the house style, in
// each of its forms.
type term struct {
	rule  string
	found string // forms, with | between; with a capital: found only just so
	write string // what to write for each form, or for all; "" when it depends
	hint  string // what to do, where words to write do not say it all
	sure  bool   // what to write is right wherever the term is found
	exact bool   // forms without capitals are found only just so, too
	when  func(r passage.Reader, from, to int) bool
}

// terms is the whole list, for content designers to read and amend.
//
// Left out, since a machine cannot tell a good use from a bad one: race (of a
// category of people, of a run, of a car), and sign in as in "sign in at
// reception" (only what is followed by "to", "with" or "using", or stands
// alone, is found).
var terms = []term{
	{rule: "latin-etc", found: "etc|et cetera|etcetera", hint: `name the main ones after "including" or "such as", and leave it out`},

	{rule: "latin-other", found: "via", hint: `write "by", "through" or "using"`},
	{rule: "latin-other", found: "per annum", write: "a year", sure: true},
	{rule: "latin-other", found: "ad hoc|ad-hoc", hint: `write "when needed" or "one-off"`},
	{rule: "latin-other", found: "pro rata|pro-rata", hint: `say how it is worked out, such as "in line with the hours you work"`},
	{rule: "latin-other", found: "vs", hint: `write "against" or "compared with"`},
	{rule: "latin-other", found: "NB", hint: "leave it out, or say why this matters", when: opening},

	{rule: "and-or", found: "and/or|and / or", hint: `write "and" or "or"; if you need both, write "x or y, or both"`},

	{rule: "phone-format", found: "telephone|telephones", write: "phone|phones", sure: true},
	{rule: "phone-format", found: "telephoned|telephoning", write: "phoned|phoning", sure: true},

	{rule: "words-avoid", found: "service user|service users|service-user|service-users", hint: `write "people who use the service", "patients" or "you"`},
	{rule: "words-avoid", found: "suffering from|suffers from|suffer from|suffered from", hint: `write "has" or "with", such as "people with asthma"`},
	{rule: "words-avoid", found: "victim of|victims of", hint: `write "people who have had" or "people who have experienced"`},
	{rule: "words-avoid", found: "handicapped", write: "disabled"},
	{rule: "words-avoid", found: "confined to a wheelchair|wheelchair bound|wheelchair-bound", hint: `write "uses a wheelchair"`},
	{rule: "words-avoid", found: "mentally ill", hint: `write "people with a mental health condition"`},
	{rule: "words-avoid", found: "the elderly", write: "older people", when: alone},
	{rule: "words-avoid", found: "elderly", write: "older", when: notAfterThe},
	{rule: "words-avoid", found: "pensioner|pensioners|old age pensioner|old age pensioners|OAP|OAPs", hint: `write "older people", or say an age, such as "people aged 65 and over"`},
	{rule: "words-avoid", found: "the homeless", hint: `write "people who are homeless"`, when: alone},
	{rule: "words-avoid", found: "the disabled", write: "disabled people", when: alone},
	{rule: "words-avoid", found: "the blind", hint: `write "people who are blind" or "people with sight loss"`, when: alone},
	{rule: "words-avoid", found: "BAME|BME", hint: `write "ethnic minorities", or name the group`},
	{rule: "words-avoid", found: "clinician|clinicians", hint: `write "doctor", "nurse", "health professional" or whoever it is`},
	{rule: "words-avoid", found: "normally", write: "usually", when: usually},
	{rule: "words-avoid", found: "medication|medications", write: "medicine|medicines"},
	{rule: "words-avoid", found: "chemist|chemists", write: "pharmacy|pharmacies", hint: `or "pharmacist" for the person`},
	{rule: "words-avoid", found: "seek|seeks|seeking", hint: `write "look for", "ask for" or "get"`, when: looking},
	{rule: "words-avoid", found: "persist|persists|persisted", hint: `write "continue" or "does not go away"`},
	{rule: "words-avoid", found: "excessive|excessively", hint: `write "too much" or "more than usual"`},
	{rule: "words-avoid", found: "exceed|exceeds|exceeded|exceeding", hint: `write "more than" or "go over"`},
	{rule: "words-avoid", found: "equivalent to|equivalent of", hint: `write "the same as" or "equal to"`},
	{rule: "words-avoid", found: "occur|occurs|occurred|occurring", write: "happen|happens|happened|happening"},
	{rule: "words-avoid", found: "SMS", write: "text message"},
	{rule: "words-avoid", found: "sign in|signs in|signed in|signing in", write: "log in|logs in|logged in|logging in", when: online},
	{rule: "words-avoid", found: "sign-in", write: "login"},
	{rule: "words-avoid", found: "secure message|secure messages", write: "message|messages"},
	{rule: "words-avoid", found: "online consultation|online consultations", hint: `say what people do, such as "fill in a form online"`},
	{rule: "words-avoid", found: "triage|triaged|triages|triaging", hint: `write "assess", or say who decides what happens next`},
	{rule: "words-avoid", found: "NHSX", hint: `it is now part of NHS England: write "NHS England"`},
	{rule: "words-avoid", found: "CCG|CCGs|clinical commissioning group|clinical commissioning groups", hint: `these are now integrated care boards: write "integrated care board (ICB)"`},
	{rule: "words-avoid", found: "Great Britain", hint: `write "UK", or "England, Scotland and Wales"`},

	{rule: "gendered", found: "he/she|she/he|s/he|he or she|she or he", write: "they"},
	{rule: "gendered", found: "him/her|her/him|him or her", write: "them"},
	{rule: "gendered", found: "his/her|her/his|his or her|his/hers", write: "their"},
	{rule: "gendered", found: "himself/herself|himself or herself", write: "themselves"},
	{rule: "gendered", found: "chairman|chairmen|chairwoman", write: "chair|chairs|chair"},
	{rule: "gendered", found: "spokesman|spokesmen|spokeswoman", write: "spokesperson|spokespeople|spokesperson"},
	{rule: "gendered", found: "manpower", hint: `write "staff" or "workforce"`},
	{rule: "gendered", found: "mankind", hint: `write "people" or "humanity"`},
	{rule: "gendered", found: "layman|laymen|layman's", hint: `write "lay person", or "plain" of words`},

	{rule: "spelling-nhs", found: "covid|Covid", write: "COVID-19", sure: true, when: notLong, exact: true},
	{rule: "spelling-nhs", found: "COVID", write: "COVID-19", sure: true, when: covid},
	{rule: "spelling-nhs", found: "covid-19|Covid-19|covid 19|Covid 19|COVID 19", write: "COVID-19", sure: true, exact: true},
	{rule: "spelling-nhs", found: "long covid|long Covid|Long Covid", write: "long COVID", exact: true},
	{rule: "spelling-nhs", found: "health care|health-care", write: "healthcare", when: notKindOfHealth},
	{rule: "spelling-nhs", found: "well-being", write: "wellbeing", sure: true},
	{rule: "spelling-nhs", found: "in-patient|in-patients|out-patient|out-patients", write: "inpatient|inpatients|outpatient|outpatients", sure: true},
	{rule: "spelling-nhs", found: "dietician|dieticians", write: "dietitian|dietitians", sure: true},
	{rule: "spelling-nhs", found: "walk in centre|walk in centres", write: "walk-in centre|walk-in centres", sure: true},
	{rule: "spelling-nhs", found: "wifi|wi fi", write: "wi-fi", sure: true},
	{rule: "spelling-nhs", found: "e-mail|e-mails|e-mailed|e-mailing", write: "email|emails|emailed|emailing", sure: true},
	{rule: "spelling-nhs", found: "web site|web sites|web-site|web-sites", write: "website|websites|website|websites", sure: true},
	{rule: "spelling-nhs", found: "on-line", write: "online", sure: true},
	{rule: "spelling-nhs", found: "sitemap|sitemaps", write: "site map|site maps", sure: true},

	{rule: "neg-contraction", found: "can't|couldn't|shouldn't|wouldn't|mustn't|mightn't|needn't|shan't|won't",
		write: "cannot|could not|should not|would not|must not|might not|need not|shall not|will not", when: notInSpeech},
	{rule: "neg-contraction", found: "don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't",
		write: "do not|does not|did not|is not|are not|was not|were not|have not|has not|had not", when: notInSpeech},
	{rule: "hard-contraction", found: "should've|could've|would've|might've|must've|they've|who've",
		write: "should have|could have|would have|might have|must have|they have|who have", when: notInSpeech},

	{rule: "try-and", found: "try and|tries and", write: "try to|tries to", when: toTry},
	{rule: "faq", found: "FAQ|FAQs|frequently asked questions", hint: "put each answer under a heading that says what it is about"},
}

// why is what is wrong with a term, by rule; % is the term as it was found.
var why = map[string]string{
	"latin-etc":        "% does not say what else there is",
	"latin-other":      "% is Latin that some readers stumble over",
	"and-or":           "% makes readers work out which you mean",
	"phone-format":     "% is longer than it needs to be",
	"words-avoid":      "% is a term the NHS avoids",
	"gendered":         "% leaves people out",
	"spelling-nhs":     "% is not how the NHS spells it",
	"neg-contraction":  "% is easy to misread",
	"hard-contraction": "% is hard to read",
	"try-and":          "% is how people speak",
	"faq":              "% does not say what readers will find",
}

// The conditions under which a term that is often right is found. They take a
// copy of the reader, which would else have to live on the heap.

// opening: NB, which may also be a name, opens a sentence or has a colon.
func opening(r passage.Reader, i, j int) bool { return r.Starts(i) || r.At(j) == ':' }

// alone: "the blind" are people, "the blind trial" is not.
func alone(r passage.Reader, i, j int) bool {
	if passage.Kinds[r.At(j)]&passage.Space == 0 {
		return r.At(j) != '\''
	}
	after := r.Next(r.Gap(j))
	return passage.OneOf(after, "and or are is was were in who with have has had to can could may should will would at from of for by")
}

func notAfterThe(r passage.Reader, i, j int) bool {
	return !passage.OneOf(r.Last(i), "the") || !alone(r, i, j)
}

// usually: "you will normally hear" but not "you can eat normally".
func usually(r passage.Reader, i, j int) bool {
	g := r.Gap(j)
	return g > j && g < len(r.Text) && r.WordAt(g) && !passage.OneOf(r.Next(g),
		"again after and as at because but during for if in on or that though unless until when while with within without")
}

// looking: to seek help, but not asylum, nor "this work seeks to".
func looking(r passage.Reader, i, j int) bool {
	return !passage.OneOf(r.Next(r.Gap(j)), "asylum sanctuary to")
}

// online: to sign in to an account, not a book at a door or in sign language.
func online(r passage.Reader, i, j int) bool {
	if passage.OneOf(r.Last(i), "a an the this that each every") {
		return false
	}
	g := r.Gap(j)
	return g == len(r.Text) || passage.OneOf(r.Next(g), "to with using")
}

func notLong(r passage.Reader, i, j int) bool {
	return !passage.OneOf(r.Last(i), "long") && covid(r, i, j)
}

// covid: not in "long COVID", or names such as "COVID Pass" and "COVID-19".
func covid(r passage.Reader, i, j int) bool {
	after := r.Next(r.Gap(j))
	return r.At(j) != '-' && !passage.OneOf(r.Last(i), "long") && (after == "" || passage.Kinds[after[0]]&passage.Upper == 0)
}

// notKindOfHealth: "mental health care" is care for mental health.
func notKindOfHealth(r passage.Reader, i, j int) bool {
	return !passage.OneOf(r.Last(i), "mental physical sexual oral public reproductive maternal child s") // s: women's
}

func toTry(r passage.Reader, i, j int) bool {
	return !passage.OneOf(r.Last(i), "a another one each every") && !passage.OneOf(r.Next(r.Gap(j)), "fail error again")
}

// A form is one form of a term, ready to be looked for.
type form struct {
	*term
	text  string // what is looked for
	just  bool   // in just these capitals
	write string
	why   string
	names bool // may be part of a name where it has a capital
}

// A special says what other than a term may begin with a word.
type special uint8

const (
	specialNone special = iota
	specialDate
	specialNumber
	specialEg
	specialIe
	specialPer
	specialMr
	specialOver
)

// An entry is what may begin with a word.
type entry struct {
	terms   []*form
	special special
	value   int // which number it is
}

// longest is the most letters a word of the table has.
const longest = 24

// entries has each word that something may begin with, in lower case; lengths
// has the lengths that words with the same first and last letter have, by the low
// bits of these, a bit for each length, so that few words need to be looked up.
var entries, lengths = func() (map[string]entry, [32][32]uint32) {
	m := map[string]entry{}
	for i := range terms {
		t := &terms[i]
		found, write := strings.Split(t.found, "|"), strings.Split(t.write, "|")
		for k, text := range found {
			f := &form{term: t, text: text, write: write[min(k, len(write)-1)], why: why[t.rule]}
			f.just = t.exact || text != strings.ToLower(text)
			f.names = t.rule == "words-avoid" || t.rule == "latin-other" || t.rule == "phone-format"
			key := strings.ToLower(text[:firstWord(text)])
			e := m[key]
			e.terms = append(e.terms, f)
			slices.SortStableFunc(e.terms, func(a, b *form) int { return len(b.text) - len(a.text) })
			m[key] = e
		}
	}
	add := func(s special, value int, words ...string) {
		for i, word := range words {
			e := m[word]
			e.special, e.value = s, value+i
			m[word] = e
		}
	}
	add(specialDate, 0, figures.Names()...)
	add(specialNumber, 2, "two", "three", "four", "five", "six", "seven", "eight", "nine")
	add(specialEg, 0, "e", "eg")
	add(specialIe, 0, "i", "ie")
	add(specialPer, 0, "per", "percent")
	add(specialMr, 0, "mr")
	add(specialOver, 0, "over")
	var lengths [32][32]uint32
	for word := range m {
		lengths[word[0]&31][word[len(word)-1]&31] |= 1 << len(word)
	}
	return m, lengths
}()

// firstWord is the length of the first word of a term.
func firstWord(s string) int {
	for i := range len(s) {
		if passage.Kinds[s[i]]&passage.Letter == 0 && (s[i] != '\'' || i+1 == len(s)) {
			return i
		}
	}
	return len(s)
}

// notInSpeech reports whether no quotation mark is open: what people said is
// theirs.
func notInSpeech(r passage.Reader, from, _ int) bool {
	text := r.Text[:from]
	return strings.Count(text, `"`)%2 == 0 && strings.LastIndex(text, "“") <= strings.LastIndex(text, "”")
}

// besideCapital reports whether a word with a capital stands next to a part of a
// sentence, but for the first of the sentence.
func besideCapital(r passage.Reader, from, to int) bool {
	upper := func(i int) bool { return passage.Kinds[r.At(i)]&passage.Upper != 0 }
	last := r.Last(from)
	before := r.Back(from) - len(last)
	return upper(r.Gap(to)) || last != "" && upper(before) && !r.Starts(before)
}
