package content

// A Vocabulary is a closed list of terms.
type Vocabulary struct {
	Label string // what the facet is called: "How you take part"
	Terms []Term
}

// A Term is one word of a vocabulary: the slug that authors write and the label
// that readers see.
type Term struct {
	Slug       string
	Label      string
	Summary    string // in plain words, where the label alone would puzzle
	Everywhere bool   // an area that counts in every area
	Updated    Date
}

// Term returns the term of a slug.
func (v Vocabulary) Term(slug string) (Term, bool) {
	for _, t := range v.Terms {
		if t.Slug == slug {
			return t, true
		}
	}
	return Term{}, false
}

// Slugs returns the slugs of all terms.
func (v Vocabulary) Slugs() []string {
	s := make([]string, len(v.Terms))
	for i, t := range v.Terms {
		s[i] = t.Slug
	}
	return s
}

// Facets are the names of all facets that have pages.
var Facets = []string{"group", "area", "activity", "mode", "time", "payment", "topic", "stage", "support", "organisation", "format"}

// BuiltIn returns a vocabulary that is the same for every site. Its Label is
// empty when there is none of that name.
func BuiltIn(name string) Vocabulary { return builtIn[name] }

// Label returns the label of a term of a built-in vocabulary, or "".
func Label(vocabulary, slug string) string {
	t, _ := builtIn[vocabulary].Term(slug)
	return t.Label
}

func terms(pairs ...string) []Term {
	ts := make([]Term, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		ts = append(ts, Term{Slug: pairs[i], Label: pairs[i+1]})
	}
	return ts
}

var builtIn = map[string]Vocabulary{
	"activity": {"What you would do", terms(
		"survey", "Survey", "interview", "Interview", "focus-group", "Focus group", "usability-test", "Usability test",
		"diary-study", "Diary study", "workshop", "Workshop", "panel", "Panel", "advisory-group", "Advisory group",
		"board-or-committee", "Board or committee", "document-review", "Document review", "consultation", "Consultation",
		"community-event", "Community event")},
	"mode": {"How you take part", terms("online", "Online", "in-person", "In person", "phone", "By phone", "post", "By post")},
	"time": {"Time needed", terms(
		"under-30-minutes", "Under 30 minutes", "up-to-2-hours", "30 minutes to 2 hours", "up-to-half-a-day", "2 hours to half a day",
		"longer", "Longer than half a day", "regular", "Regular")},
	"payment": {"Payment", terms(
		"paid", "Paid", "voucher", "Voucher", "paid-or-voucher", "Paid or voucher", "prize-draw", "Prize draw", "unpaid", "Unpaid")},
	"support": {"Support", terms(
		"bsl-interpreter", "British Sign Language interpreter", "captions", "Captions", "easy-read-papers", "Easy read papers",
		"papers-in-advance", "Papers in advance", "breaks", "Breaks", "step-free", "Step-free access", "hearing-loop", "Hearing loop",
		"quiet-space", "Quiet space", "call-beforehand", "A call beforehand", "support-person", "Bring a support person",
		"childcare", "Childcare", "language-interpreter", "Language interpreter", "training", "Training")},
	"format": {"Other formats", terms(
		"easy-read", "Easy read", "bsl", "British Sign Language", "large-print", "Large print", "audio", "Audio",
		"braille", "Braille", "translation", "Translation", "word", "Word document", "pdf", "PDF")},
	"entry": {"What the deadline is for", terms("respond", "Give your views", "apply", "Apply", "book", "Book a place", "drop-in", "Come along")},
	"update": {"Kind of update", terms("news", "News", "correction", "Correction", "extended", "Deadline extended", "changed", "Changed",
		"paused", "Paused", "full", "Full", "reopened", "Open again", "cancelled", "Cancelled")},
	"covered": {"Expenses", terms("yes", "Yes", "no", "No", "not-needed", "Not needed")},
	"way": {"Way to take part", terms("link", "Online", "email", "Email", "phone", "Phone", "sms", "Text message", "text-relay", "Text relay",
		"video-relay", "Video relay", "post", "Post", "in-person", "In person")},
	"open-to": {"Who may take part", terms("everyone", "Open to everyone", "members", "Members only", "invited", "By invitation")},
	"check": {"Checks", terms("dbs", "A Disclosure and Barring Service (DBS) check", "confidentiality", "A confidentiality agreement",
		"conflict-of-interest", "A declaration of interests")},
	"basis": {"Basis of payment", terms("hour", "for each hour", "session", "for each session", "half-day", "for each half day", "day", "for each day", "fixed", "in total")},
	"per":   {"How often", terms("once", "once", "session", "each session", "week", "each week", "month", "each month")},
	"every": {"How often", terms("week", "every week", "fortnight", "every fortnight", "month", "every month")},
	"facet": {"Filter", terms("group", "Who you are", "area", "Area", "activity", "What you would do", "mode", "How you take part",
		"time", "Time needed", "payment", "Payment", "topic", "Topic", "stage", "Stage of work", "support", "Support",
		"organisation", "Organisation", "format", "Other formats")},
	"brand": {"Brand", terms("nhs", "NHS", "neutral", "Neutral")},
}
