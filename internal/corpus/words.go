package corpus

import "slices"

// A term is one word of a vocabulary.
type term struct {
	Slug  string `json:"slug"`
	Label string `json:"label"`
}

// terms makes a vocabulary of slugs and labels in turn.
func terms(pairs ...string) []term {
	var list []term
	for p := range slices.Chunk(pairs, 2) {
		list = append(list, term{p[0], p[1]})
	}
	return list
}

var (
	groups = terms(
		"service-users", "People who use services",
		"beneficiaries", "People who benefit",
		"care-professionals", "Care professionals",
		"active-citizens", "Active citizens",
		"carers", "Carers",
	)
	stages = terms(
		"policy-and-strategy", "Developing policy and strategy",
		"design-and-build", "Designing and building digital services",
		"delivery", "Delivery and implementation",
	)
	activities = terms(
		"survey", "Survey",
		"workshop", "Workshop",
		"interview", "Interview",
		"panel", "Panel",
		"document-review", "Document review",
		"usability-test", "Usability test",
		"focus-group", "Focus group",
		"community-event", "Community event",
	)
	formats = terms(
		"online", "Online",
		"in-person", "In person",
		"hybrid", "Online or in person",
	)
	regions = terms(
		"north-east", "North East",
		"north-west", "North West",
		"yorkshire", "Yorkshire and the Humber",
		"east-midlands", "East Midlands",
		"west-midlands", "West Midlands",
		"east", "East of England",
		"london", "London",
		"south-east", "South East",
		"south-west", "South West",
		"england", "All of England",
	)
	statuses = terms(
		"upcoming", "Opening soon",
		"open", "Open",
		"closing-soon", "Closing soon",
		"closed", "Closed",
	)
	sections = terms(
		"getting-started", "Getting started",
		"planning", "Planning involvement",
		"recruiting", "Finding people",
		"paying", "Paying and expenses",
		"access", "Access and inclusion",
		"feedback", "Feeding back",
	)
)

var (
	topics = []string{
		"stroke recovery", "hearing services", "maternity care", "community diagnostics", "diabetes checks",
		"mental health crisis care", "urgent treatment", "dental access", "hospital transport", "outpatient letters",
		"digital prescriptions", "end of life care", "children's asthma", "long COVID support", "eye screening",
		"virtual wards", "social prescribing", "discharge planning", "cancer follow-up", "learning disability checks",
		"pharmacy advice", "pain management", "falls prevention", "talking therapies", "kidney dialysis at home",
	}
	organisations = []string{
		"Ambleford Hospitals Trust", "Bracken Vale Care Board", "Castle Hythe Community Trust", "Dunmere Partnership",
		"Eastwick Mental Health Trust", "Fenbrook Ambulance Service", "Greenholt Primary Care Network", "Harrowdale Children's Trust",
		"Inglemoor Research Network", "Kestrel Bay Care Board", "Larkmoor Eye Hospital", "Millbeck Cancer Alliance",
	}
	firstNames = []string{
		"Asha", "Bryn", "Chidi", "Dilys", "Emeka", "Farah", "Gwen", "Hamza", "Isla", "Joss", "Kavita", "Leon",
		"Maren", "Nadia", "Owen", "Priya", "Rafe", "Sunita", "Tomasz", "Yusra",
	}
	lastNames = []string{"Exampleby", "Sampleton", "Testwell", "Mockford", "Placeholt", "Dummeridge", "Fictley", "Specimore"}
	languages = []string{"English", "Welsh", "Polish", "Urdu", "Punjabi", "Bengali", "Arabic", "British Sign Language", "Easy read"}
	tags      = []string{
		"equality", "digital", "older people", "rural", "research", "quality", "safety", "travel", "family", "volunteering",
		"long term conditions", "waiting times",
	}
)

// A sentence is a subject, a verb, an object and a tail, or an aside.
var (
	subjects = []string{
		"people who use the service", "our partners", "the project team", "carers and families", "local groups",
		"the steering group", "clinicians", "voluntary organisations", "people with lived experience", "the working group",
	}
	verbs = []string{
		"will discuss", "have asked about", "are looking again at", "want to understand", "will help to shape",
		"have started to map", "need to hear more about", "agreed to review", "can comment on", "will be shown",
	}
	objects = []string{
		"how appointments are booked", "the first contact with the service", "letters and leaflets", "waiting times and updates",
		"what matters most at home", "support after discharge", "the cost of travel", "how decisions are explained", "privacy and consent",
		"access for disabled people", "the website and app", "what good care looks like",
	}
	tails = []string{
		"before any decision is made", "across the whole area", "so that nobody is left out", "and share what they find",
		"during the next three months", "with help from an interpreter if needed", "in plain English", "and report back in public",
		"without needing any special knowledge", "at a time that suits them", "using real examples", "and say what has changed",
	}
	asides = []string{
		"You do not need to prepare anything.", "We will send papers at least a week before.", "You can stop at any time.",
		"Someone can come with you for support.", "Tell us if you need information in another format.", "Breaks are built in.",
		"We will cover the cost of travel and parking.", "There are no right or wrong answers.", "It's fine to keep your camera off.",
	}
	headings = []string{
		"What is involved", "Who can take part", "Why we need your help", "What comes after", "How we will use what you say",
		"Access and support", "Before you apply", "Time needed", "Background", "What we have heard so far",
	}
	// asked are the headings that every opportunity has.
	asked = []string{
		"Why we are doing this", "What you will be asked to do", "What difference you will make", "Support you can have", "What happens next",
	}
)
