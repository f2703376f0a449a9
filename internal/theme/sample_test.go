package theme

import "involve/internal/view"

// The samples below fill every field of every view, and leave out all they
// can: the layouts are proved with both.

func sampleSite() *view.Site {
	return &view.Site{
		Title:        "Involving people and communities",
		Language:     "en-GB",
		Brand:        "nhs",
		Demo:         true,
		Base:         "/",
		Home:         "/",
		Organisation: view.Link{Text: "National Digital Services Team", Href: "https://national-digital-team.example.nhs.uk/"},
		Footer: []view.Link{
			{Text: "Accessibility statement", Href: "/accessibility-statement/"},
			{Text: "Privacy", Href: "/privacy/"},
			{Text: "Contact us", Href: "/contact/"},
			{Text: "All pages", Href: "/sitemap/"},
		},
		Contact:    sampleContact(),
		Licence:    &view.Link{Text: "Open Government Licence v3.0", Href: "https://licence.example.org/"},
		Accessible: "/guidance/asking-for-another-format/",
		Suggest:    "/suggest/",
		Search:     "/search/",
		Updates:    "/subscribe/",
		PrintSheet: "/assets/print.0123456789.css",

		ClosingSoon: 1209600,
		Statuses: []view.Status{
			{Name: "closing-soon", Label: "Closing soon"},
			{Name: "closed", Label: "Closed"},
		},
	}
}

func sampleContact() *view.Contact {
	return &view.Contact{
		Team:      "Involvement Team",
		Email:     &view.Link{Text: "hello@involvement.example.nhs.uk", Href: "mailto:hello@involvement.example.nhs.uk"},
		Phone:     &view.Link{Text: "01632 960 010", Href: "tel:+441632960010"},
		TextRelay: &view.Link{Text: "18001 01632 960 010", Href: "tel:18001,01632960010"},
	}
}

func samplePage(title, summary string, trail ...view.Link) view.Page {
	return view.Page{
		Site:      sampleSite(),
		Title:     title,
		HeadTitle: title + " – Involving people and communities",
		Summary:   summary,
		Lang:      "en-GB",
		Dir:       "ltr",
		URL:       "/page/",
		Canonical: "https://involvement.example.nhs.uk/page/",
		NoIndex:   true,
		Navigation: []view.Link{
			{Text: "Taking part", Href: "/opportunities/"},
			{Text: "Guidance", Href: "/guidance/"},
			{Text: "Get updates", Href: "/subscribe/"},
		},
		Breadcrumb: trail,
		Alternates: []view.Alternate{{Title: "Example: all opportunities", Type: "application/rss+xml", Href: "/opportunities/feed.xml"}},
		Image:      &view.Image{URL: "https://involvement.example.nhs.uk/files/around-the-table.png", Alt: "Five people round a table", Width: 1200, Height: 630},
		IsArticle:  true, Locale: "en_GB",
		EditURL: "https://git.example.org/involve/edit/main/page.md",

		CountsUntil: 1796403601,
	}
}

// barePage is what a page has at the very least, in another language and of
// the other brand.
func barePage(title string) view.Page {
	site := &view.Site{Title: "Involving people", Language: "en-GB", Brand: "neutral", Base: "/", Home: "/"}
	return view.Page{Site: site, Title: title, HeadTitle: title, Lang: "ar", OtherLang: "ar", Dir: "rtl", URL: "/page/"}
}

var (
	toHome     = view.Link{Text: "Home", Href: "/"}
	toListing  = view.Link{Text: "Taking part", Href: "/opportunities/"}
	toGuidance = view.Link{Text: "Guidance", Href: "/guidance/"}
)

func sampleGroups() []view.Teaser {
	return []view.Teaser{
		{Link: view.Link{Text: "People who use services", Href: "/opportunities/group/service-users/"}, Summary: "You use, or may use, the service yourself.", Count: "9 open now"},
		{Link: view.Link{Text: "People who benefit", Href: "/opportunities/group/beneficiaries/"}, Summary: "You may not use it, but your care or community should get better because of it.", Count: "4 open now"},
		{Link: view.Link{Text: "Care professionals", Href: "/opportunities/group/care-professionals/"}, Summary: "You work in health or care, paid care work included.", Count: "3 open now"},
		{Link: view.Link{Text: "Active citizens", Href: "/opportunities/group/active-citizens/"}, Summary: "You want to shape plans, policy and priorities.", Count: "5 open now"},
		{Link: view.Link{Text: "Carers", Href: "/opportunities/group/carers/"}, Summary: "You look after a family member or friend without being employed to.", Count: "None open now"},
	}
}

func sampleStages() []view.Teaser {
	return []view.Teaser{
		{Link: view.Link{Text: "Developing policy and strategy", Href: "/guidance/decision-making-and-governance/"}, Summary: "Deciding what to do and what comes first."},
		{Link: view.Link{Text: "Designing and building digital services", Href: "/guidance/research-and-service-design/"}, Summary: "Learning what people need, and making it with them."},
		{Link: view.Link{Text: "Delivery and implementation", Href: "/guidance/commissioning-and-delivery/"}, Summary: "Bringing a service to the people it is for, telling them about it and making it better."},
	}
}

func sampleCards() []*view.Card {
	return []*view.Card{
		{
			Link:    view.Link{Text: "Tell us how repeat prescriptions work for you", Href: "/opportunities/repeat-prescriptions-survey/"},
			Summary: "Answer 12 questions about ordering and collecting your medicines.",
			Status:  view.Status{Name: "closing-soon", Label: "Closing soon"},
			Verb:    "Closes", When: "Friday 4 December 2026 at 5pm, UK time", Turns: view.Turns{ClosedFrom: 1796403601}, Activity: "Survey", Mode: "Online, by phone or by post", Area: "Anywhere in England",
			Time: "10 minutes", Payment: "Prize draw: one of 5 £50 vouchers", Groups: "People who use services, Carers", Asked: "NHS Midshire Integrated Care Board",
		},
		{
			Link:    view.Link{Text: "Guide the plan for faster cancer tests", Href: "/opportunities/cancer-care-advisory-group/"},
			Summary: "Join 10 people with experience of cancer who advise on 4 new test centres in London.",
			Status:  view.Status{Name: "open", Label: "Open"},
			Verb:    "Closes", When: "Friday 26 February 2027 at 11:59pm, UK time", Turns: view.Turns{ClosedFrom: 1803686341}, Activity: "Advisory group", Mode: "Online", Area: "London",
			Time: "90 minutes every fortnight for 6 months", Payment: "£25 an hour", Groups: "People who use services, Carers, People who benefit", Asked: "National Digital Services Team",
		},
		{
			Link:    view.Link{Text: "Join the young minds advisory group", Href: "/opportunities/young-minds-advisory-group/"},
			Summary: "Help to plan mental health support for young people in the North East.",
			Status:  view.Status{Name: "full", Label: "Full"},
			When:    "Ongoing, with no closing date", Activity: "Advisory group", Mode: "In person", Area: "North East",
			Time: "2 hours a month", Payment: "£20 voucher a session", Groups: "People who use services", Asked: "Northmoor Mental Health NHS Trust",
		},
		{
			Link:    view.Link{Text: "Dywedwch wrthym am eich apwyntiad", Href: "/opportunities/appointments-in-welsh/"},
			Summary: "Atebwch 6 chwestiwn am drefnu apwyntiad.", Lang: "cy",
			Status: view.Status{Name: "upcoming", Label: "Not open yet"},
			Verb:   "Opens", When: "Monday 7 December 2026", Turns: view.Turns{OpenFrom: 1796601600, ClosedFrom: 1799280000}, Activity: "Survey", Mode: "Online",
		},
	}
}

func sampleFacets() []view.FacetList {
	list := func(name, label string, open bool, terms ...view.FacetLink) view.FacetList {
		return view.FacetList{Name: name, Label: label, Open: open, Terms: terms}
	}
	term := func(text string, href view.URL, count int) view.FacetLink {
		return view.FacetLink{Link: view.Link{Text: text, Href: href}, Count: count}
	}
	carers := term("Carers", "/opportunities/group/carers/", 12)
	carers.Current = true
	return []view.FacetList{
		list("group", "Who you are", true, term("People who use services", "/opportunities/group/service-users/", 9), term("People who benefit", "/opportunities/group/beneficiaries/", 4), carers),
		list("area", "Area", true, term("Anywhere in England", "/opportunities/area/england/", 9), term("Yorkshire and the Humber", "/opportunities/area/yorkshire/", 2), term("London", "/opportunities/area/london/", 3)),
		list("activity", "What you do", true, term("Survey", "/opportunities/activity/survey/", 4), term("Board or committee", "/opportunities/activity/board-or-committee/", 1)),
		list("mode", "How you take part", false, term("Online", "/opportunities/mode/online/", 9), term("In person", "/opportunities/mode/in-person/", 9)),
		list("time", "Time it takes", false, term("Under 30 minutes", "/opportunities/time/under-30/", 9)),
		list("payment", "Payment", false, term("Paid", "/opportunities/payment/paid/", 9)),
		list("topic", "Topic", false, term("Cancer", "/opportunities/topic/cancer/", 9)),
		list("stage", "Stage of work", false, term("Delivery and implementation", "/opportunities/stage/delivery/", 9)),
		list("support", "Support", false, term("British Sign Language interpreter", "/opportunities/support/bsl-interpreter/", 9)),
		list("organisation", "Who asks", false, term("Eastvale Voice", "/opportunities/organisation/eastvale-voice/", 1)),
	}
}

func sampleHome() *view.Home {
	return &view.Home{
		Page: samplePage("Help make NHS services better", "Find ways to take part in shaping health and care services, or learn how to involve people in your work."),
		Body: "<p>You know things about health and care that nobody else does. Share what you know, in a way and at a time that suit you.</p>" +
			"<p>If you work on a service, talk with the people it is for. Our guides help you do that early, fairly and well.</p>",
		Groups:       sampleGroups(),
		All:          view.Teaser{Link: view.Link{Text: "See all opportunities", Href: "/opportunities/"}, Summary: "Every opportunity that is open.", Count: "16 open now"},
		ClosingFirst: sampleCards(),
		Changed: []view.Change{
			{Link: view.Link{Text: "Clearer letters after a stay in hospital", Href: "/opportunities/discharge-letters-usability-tests/"}, Date: "3 November 2026", Text: "The letter now begins with what to do next, because 14 of 20 people could not find it."},
			{Link: view.Link{Text: "Longer opening for the night pharmacy", Href: "/opportunities/night-pharmacy-text-survey/"}, Date: "12 October 2026", Text: "Two pharmacies now stay open until midnight."},
		},
		Stages:    sampleStages(),
		Guidance:  &view.Link{Text: "See all guidance", Href: "/guidance/"},
		Subscribe: view.Link{Text: "Get updates about new opportunities", Href: "/subscribe/"},
	}
}

func sampleArticle() *view.Article {
	return &view.Article{
		Page: samplePage("Involving people in research and service design", "How to learn what people need, and design a service with them.", toHome, toGuidance),
		Body: "<h2 id=\"before-you-begin\">Before you begin</h2><p>Write down <a href=\"/guidance/why-involve/\">why you involve people</a> and what can still change. Be honest about what is settled.</p>" +
			"<ul><li>who the service is for</li><li>who it leaves out today</li><li>what you know already</li></ul>" +
			"<h2 id=\"who-to-ask\">Who to ask</h2><p>Ask people who differ from each other.</p><h3 id=\"small-groups\">Small groups</h3><p>Five people can show you most of what is wrong.</p>" +
			"<p>Table: Ways to involve people</p><table><caption>Ways to involve people</caption><thead><tr><th scope=\"col\">Way</th><th scope=\"col\">Good for</th></tr></thead><tbody><tr><td>Interview</td><td>Understanding one life in depth</td></tr><tr><td>Survey</td><td>Counting</td></tr></tbody></table>" +
			"<h2 id=\"checklist\">Checklist for teams</h2><p>Have you paid people for their time?</p>",
		Contents: []view.Link{{Text: "Before you begin", Href: "#before-you-begin"}, {Text: "Who to ask", Href: "#who-to-ask"}, {Text: "Checklist for teams", Href: "#checklist"}},
		Section:  &view.Link{Text: "Guidance", Href: "/guidance/"},
		Siblings: []view.Link{
			{Text: "Why we involve people", Href: "/guidance/why-involve/"},
			{Text: "Involving people at all stages", Href: "/guidance/involving-people-at-all-stages/"},
			{Text: "Involving people in research and service design", Href: "/guidance/research-and-service-design/", Current: true},
			{Text: "Payment and expenses", Href: "/guidance/payment-and-expenses/"},
			{Text: "Staying safe", Href: "/guidance/staying-safe/"},
		},
		Children:  sampleStages(),
		Previous:  &view.Link{Text: "Involving people at all stages", Href: "/guidance/involving-people-at-all-stages/"},
		Next:      &view.Link{Text: "Payment and expenses", Href: "/guidance/payment-and-expenses/"},
		Reviewed:  "22 November 2026",
		ReviewDue: "22 November 2027",
		Updated:   "22 November 2026",
		Listing:   &view.Teaser{Link: view.Link{Text: "Opportunities in designing and building digital services", Href: "/opportunities/stage/design-and-build/"}, Summary: "Try things out and say what works.", Count: "7 open now"},
	}
}

func sampleListing() *view.Listing {
	follow := sampleFollow("Carers: ways to take part", "", "carers")
	return &view.Listing{
		Page:    samplePage("Opportunities for carers", "What carers can take part in.", toHome, toListing),
		Plain:   "You look after a family member or friend, without being employed to do it.",
		Intro:   "<p>This group is for you if you look after a family member, partner or friend who is ill or disabled.</p><p>You may not think of yourself as a carer, and you are still welcome.</p>",
		Guide:   &view.Link{Text: "Commissioning and delivery", Href: "/guidance/commissioning-and-delivery/"},
		Website: &view.Link{Text: "Eastvale Voice", Href: "https://eastvale-voice.example.org/"},
		Count:   "43 opportunities",
		Chosen:  []view.Chip{{Facet: "Who you are", Term: "Carers", Remove: "/opportunities/"}, {Facet: "Area", Term: "Yorkshire and the Humber", Remove: "/opportunities/group/carers/"}},
		Filter:  &view.Filter{Facets: sampleFacets()},
		Cards:   sampleCards(),
		Pages: &view.Pagination{Previous: "/opportunities/", Next: "/opportunities/page/3/", Numbers: []view.PageNumber{
			{Number: 1, Href: "/opportunities/"}, {Number: 2, Href: "/opportunities/page/2/", Current: true}, {Number: 3, Href: "/opportunities/page/3/"}, {Gap: true}, {Number: 9, Href: "/opportunities/page/9/"},
		}},
		Elsewhere: []view.Teaser{
			{Link: view.Link{Text: "Opening later", Href: "/opportunities/upcoming/"}, Count: "3 opportunities"},
			{Link: view.Link{Text: "Closed, and what came of them", Href: "/opportunities/closed/"}, Count: "18 opportunities"},
		},
		Empty: "Nothing like this is open just now.",
		Finder: &view.Finder{
			Records: "/assets/records.0123456789.json",
			Query:   "area=yorkshire&group=carers",
			Models: view.Models{Action: "/opportunities/", Card: &view.Card{
				Link: view.Link{Text: "{title}", Href: "#href"}, Summary: "{summary}", Status: view.Status{Name: "closing-soon", Label: "Closing soon"}, Verb: "{verb}", When: "{when}",
				Activity: "{activity}", Mode: "{mode}", Area: "{area}", Time: "{time}", Payment: "{payment}", Groups: "{groups}", Asked: "{asked}",
			}},
		},
		Follow: &follow,
	}
}

func sampleClosed() *view.Listing {
	cards := sampleCards()
	for i := range cards {
		cards[i].Status = view.Status{Name: "closed", Label: "Closed"}
	}
	cards[0].Status = view.Status{Name: "outcome", Label: "What changed"}
	return &view.Listing{
		Page:  samplePage("Closed opportunities", "What has closed, and what came of it.", toHome, toListing),
		Count: "3 opportunities",
		Years: []view.Year{{Year: "2026", ID: "year-2026", Cards: cards[:2]}, {Year: "2025", ID: "year-2025", Cards: cards[2:]}},
	}
}

func sampleOpportunity() *view.Opportunity {
	p := samplePage("Guide the plan for faster cancer tests", "Join 10 people with experience of cancer who advise on 4 new test centres in London.", toHome, toListing)
	p.Draft = true
	p.ReplacedBy = &view.Link{Text: "Guide the plan for cancer care", Href: "/opportunities/cancer-care/"}
	return &view.Opportunity{
		Page: p,
		Results: []view.Outcome{{
			ID: "outcome-2027-03-01", Date: "1 March 2027",
			Heard:       []string{"Messages at 10pm frighten people.", "Nobody knows whom to ring."},
			Did:         []string{"Messages go out between 9am and 6pm.", "Every message has a number to ring."},
			NotDone:     []string{"We could not open on Sundays: there are not enough radiographers."},
			DecisionDue: "21 May 2027",
			Documents:   []view.Link{{Text: "What we heard (PDF, 126KB)", Href: "/files/heard.pdf"}},
		}, {
			ID: "outcome-2027-01-15", Date: "15 January 2027",
			Heard: []string{"People want to bring somebody."},
			Did:   []string{"Members may bring a friend to each call."},
		}},
		Status: view.Status{Name: "closing-soon", Label: "Closing soon", Means: "You can apply until Friday 26 February 2027 at 11:59pm."},
		Labels: []string{"Members only"},
		Facts: []view.Fact{
			{Label: "Closes", Lines: []view.Line{{Text: "Friday 26 February 2027 at 11:59pm, UK time"}}},
			{Label: "What you do", Lines: []view.Line{{Text: "Advisory group"}}},
			{Label: "Where", Lines: []view.Line{{Text: "Online"}, {Text: "London"}}},
			{Label: "Time", Lines: []view.Line{{Text: "90 minutes every fortnight for 6 months"}}},
			{Label: "Payment", Lines: []view.Line{{Text: "£25 an hour"}, {Text: "Each call is paid as 2 hours, because we count your reading time."}}},
			{Label: "Expenses", Lines: []view.Line{{Text: "Paid: internet costs, childcare"}}},
			{Label: "Who it is for", Lines: []view.Line{{Text: "People who use services", Href: "/opportunities/group/service-users/"}, {Text: "Carers", Href: "/opportunities/group/carers/"}}},
			{Label: "Age", Lines: []view.Line{{Text: "18 and over"}}},
			{Label: "Support", Lines: []view.Line{{Text: "Captions"}, {Text: "Papers in advance"}, {Text: "Breaks"}}},
			{Label: "Asked by", Lines: []view.Line{{Text: "National Digital Services Team", Href: "/opportunities/organisation/national-digital-team/"}}},
		},
		Action: &view.Link{Text: "Apply", Href: "https://national-digital-team.example.nhs.uk/cancer-tests"},
		Updates: []view.Update{
			{ID: "update-2026-12-01-extended", Date: "1 December 2026", Label: "Deadline extended", Text: "You now have 2 more weeks to apply."},
			{ID: "update-2026-11-20-news", Date: "20 November 2026", Label: "News", Text: "We answer questions in a call on Tuesday 24 November 2026 at 6pm."},
		},
		Note:      "We talk about waiting for results. Some members will have cancer that cannot be cured.",
		Helplines: []view.Way{{Kind: "phone", Label: "NHS 111, at any time", Lines: []string{"111"}, Href: "tel:111"}},
		Body: "<h2 id=\"why-we-are-doing-this\">Why we are doing this</h2><p>London is to have 4 centres where people can have several tests on one day. A message on a phone will tell them what comes next.</p>" +
			"<h2 id=\"what-you-will-be-asked-to-do\">What you will be asked to do</h2><p>You join a video call every other week with a nurse, a designer and a doctor.</p>" +
			"<h2 id=\"what-happens-next\">What happens next</h2><p>We ring everybody who applies in March 2027.</p>",
		Sessions: []view.Session{
			{ID: "first-call", When: "Tuesday 6 April 2027, 6pm to 7:30pm, then every 2 weeks until 28 September 2027", Where: "Online", Note: "We send the link a week before."},
			{ID: "visit", When: "Saturday 1 May 2027, 10am to midday", Where: "Rivermouth Library, step-free from the street", Cancelled: true},
		},
		Formats: []view.Format{
			{Label: "Easy read (PDF, 126KB)", Href: "/files/easy-read.pdf", Lang: "en-GB"},
			{Label: "Cymraeg", Href: "/files/cymraeg.pdf", Lang: "cy", Note: "You can answer in this format until Friday 5 March 2027."},
			{Label: "Braille", Note: "Ask us for it"},
		},
		Ways: []view.Way{
			{Kind: "link", Label: "Apply online", Lines: []string{"national-digital-team.example.nhs.uk/cancer-tests"}, Href: "https://national-digital-team.example.nhs.uk/cancer-tests", Online: true},
			{Kind: "phone", Label: "Apply by phone", Lines: []string{"01632 960 123"}, Href: "tel:+441632960123"},
			{Kind: "email", Label: "Email the team", Lines: []string{"cancer-tests-involvement@national-digital-team.example.nhs.uk"}, Href: "mailto:cancer-tests-involvement@national-digital-team.example.nhs.uk"},
			{Kind: "sms", Label: "Text us", Lines: []string{"07700 900 123"}, Href: "sms:+447700900123"},
			{Kind: "post", Label: "Write to us", Lines: []string{"Freepost CANCER TESTS", "No stamp needed"}},
		},
		WayTitle: "How to apply",
		Who: view.Who{
			Can:     []string{"You have had a test for cancer since 2022, whatever the result", "Or you were with somebody who did"},
			Cannot:  []string{"You work for one of the test centres"},
			Welcome: []string{"Black and Asian Londoners", "people who were tested more than once before they got an answer"},
			Ages:    "Aged 18 and over",
			Checks:  []string{"A confidentiality agreement"},
			Places:  "10 places",
		},
		Next: []view.Fact{
			{Label: "Who decides", Lines: []view.Line{{Text: "The project board, in June 2027"}}},
			{Label: "What can still change", Lines: []view.Line{{Text: "Messages"}, {Text: "Opening hours"}}},
			{Label: "When we tell you what changed", Lines: []view.Line{{Text: "By 21 May 2027"}}},
			{Label: "Your data", Lines: []view.Line{{Text: "How we use what you tell us", Href: "/privacy/"}}},
		},
		Contact: sampleContact(),
		Another: "/guidance/asking-for-another-format/",
		Related: []view.Link{{Text: "How people take part in decisions", Href: "/guidance/decision-making-and-governance/"}, {Text: "Payment and expenses", Href: "/guidance/payment-and-expenses/"}},
		Tags:    []*view.FacetList{&sampleFacets()[0], &sampleFacets()[1]},

		Calendar: "/opportunities/cancer-care-advisory-group/calendar.ics",
		WebCal:   "webcal://involvement.example.nhs.uk/opportunities/cancer-care-advisory-group/calendar.ics",

		Turns:  view.Turns{ClosedFrom: 1803686341},
		Closed: &view.Status{Name: "closed", Label: "Closed", Means: "This closed on Friday 26 February 2027 at 11:59pm."},
		Sheet:  true,
	}
}

func sampleSearch() *view.Search {
	p := samplePage("Search", "Find guidance and ways to take part.", toHome)
	p.URL = p.Site.Search
	return &view.Search{
		Page:     p,
		Index:    "/assets/search.0123456789.json",
		Records:  "/assets/records.0123456789.json",
		Sections: []view.LinkList{{Label: "Taking part", Links: []view.Link{toListing}}, {Label: "Guidance", Links: sampleArticle().Siblings[:2]}},
	}
}

func sampleFollow(text, plain, slug string) view.Follow {
	url := "/opportunities/group/" + slug + "/"
	return view.Follow{
		Listing: view.Link{Text: text, Href: view.URL(url)}, Plain: plain,
		Feed: view.URL(url + "feed.xml"), Atom: view.URL(url + "atom.xml"), JSON: view.URL(url + "feed.json"), Open: view.URL(url + "open.xml"),
		Calendar: view.URL(url + "calendar.ics"), WebCal: view.URL("webcal://involvement.example.nhs.uk" + url + "calendar.ics"),
	}
}

func sampleSubscribe() *view.Subscribe {
	carers := sampleFollow("Carers", "You look after a family member or friend without being employed to.", "carers")
	delivery := view.Follow{Listing: view.Link{Text: "Delivery", Href: "/opportunities/stage/delivery/"}, Feed: "/opportunities/stage/delivery/feed.xml", Calendar: "/opportunities/stage/delivery/calendar.ics", WebCal: "webcal://involvement.example.nhs.uk/opportunities/stage/delivery/calendar.ics"}
	carersInDelivery := delivery
	carersInDelivery.Listing.Href = "/opportunities/group/carers/stage/delivery/"
	carersInDelivery.Feed = "/opportunities/group/carers/stage/delivery/feed.xml"
	carersInDelivery.WebCal = "webcal://involvement.example.nhs.uk/opportunities/group/carers/stage/delivery/calendar.ics"
	return &view.Subscribe{
		Page:       samplePage("Get updates", "Hear about new ways to take part.", toHome),
		Everything: sampleFollow("Every opportunity", "", "all"),
		Addresses:  view.Addresses{Feed: "https://involvement.example.nhs.uk/opportunities/feed.xml", Calendar: "https://involvement.example.nhs.uk/opportunities/calendar.ics"},
		Lists: []view.FollowList{
			{Name: "group", Label: "Who you are", Terms: []view.FollowTerm{
				{Follow: carers, More: []view.FollowList{{Name: "stage", Label: "Stage of work", Terms: []view.FollowTerm{{Follow: carersInDelivery}}}}},
				{Follow: sampleFollow("Active citizens", "You want to shape plans, policy and priorities.", "active-citizens")},
			}},
			{Name: "stage", Label: "Stage of work", Terms: []view.FollowTerm{{Follow: delivery}}},
		},
		OPML:        "/subscribe/feeds.opml",
		Data:        view.Link{Text: "Open data", Href: "/data/"},
		MailingList: &view.Link{Text: "Monthly email about ways to take part", Href: "https://lists.example.org/involvement/"},
		Reach:       &view.Link{Text: "Contact us", Href: "/contact/"},
		Pastes: []view.Paste{{
			Label: "Carers", Text: "You look after a family member or friend? Have your say.", Address: "https://involvement.example.nhs.uk/opportunities/group/carers/",
			Picture: "/subscribe/group-carers.png", Alt: "Carers: have your say",
		}},
	}
}

func sampleData() *view.DataPage {
	file := func(name string) view.DataFile {
		return view.DataFile{Href: view.URL("/opportunities/" + name), Address: "https://involvement.example.nhs.uk/opportunities/" + name}
	}
	page := samplePage("Open data", "Every opportunity, for a spreadsheet or a program.", toHome)
	page.LinkedData = struct {
		Context string `json:"@context"`
		Name    string `json:"name"`
	}{"https://schema.org", "</script><b>Open data</b>"}
	return &view.DataPage{
		Page: page,
		DataGuide: view.DataGuide{
			JSON: file("index.json"), CSV: file("opportunities.csv"), Schema: file("index.schema.json"), Version: 1,
			Group: view.Term{Slug: "carers", Label: "Carers"},
			Columns: []view.DataField{
				{Name: "title", Holds: "Text", Means: "What it is called."},
				{Name: "status", Holds: "Word", Means: "How it stands.", Words: []string{"open", "closing-soon"}},
			},
			Envelope: []view.DataField{{Name: "version", Holds: "Number", Always: true, Means: "The version of this form."}},
			Fields: []view.DataField{
				{Name: "title", Holds: "Text", Always: true, Means: "What it is called."},
				{Name: "payment.kind", Holds: "Word", Always: true, Means: "How people are paid.", Words: []string{"paid", "unpaid"}},
				{Name: "sessions.repeat.until", Holds: "Date", Means: "The last day on which it can take place."},
			},
		},
		Contents:  []view.Link{{Text: "What there is", Href: "#what_there_is"}, {Text: "What you may do with it", Href: "#licence"}, {Text: "The columns of the spreadsheet", Href: "#columns"}},
		Subscribe: view.Link{Text: "Get updates", Href: "/subscribe/"},
		Credit:    "Contains information from Involving people and communities, licensed under the Open Government Licence v3.0.",
	}
}

func samples() map[string]view.Document {
	notFound := samplePage("Page not found", "")
	moved := samplePage("This page has moved", "")
	return map[string]view.Document{
		"home":             sampleHome(),
		"article":          sampleArticle(),
		"listing":          sampleListing(),
		"closed":           sampleClosed(),
		"opportunity":      sampleOpportunity(),
		"subscribe":        sampleSubscribe(),
		"data":             sampleData(),
		"search":           sampleSearch(),
		"sitemap":          &view.SiteMap{Page: samplePage("All pages", "", toHome), Sections: []view.LinkList{{Label: "Taking part", Links: []view.Link{toListing}}, {Label: "Guidance", Links: sampleArticle().Siblings[:2]}}},
		"not-found":        &view.NotFound{Page: notFound, Links: []view.Link{toListing, toGuidance}},
		"moved":            &view.Moved{Page: moved, To: view.Link{Text: "Guide the plan for cancer care", Href: "/opportunities/cancer-care/"}},
		"bare-home":        &view.Home{Page: barePage("Bare")},
		"bare-article":     &view.Article{Page: barePage("Bare")},
		"bare-listing":     &view.Listing{Page: barePage("Bare"), Filter: &view.Filter{Facets: sampleFacets()[:1]}, Count: "No opportunities", Empty: "Nothing is open just now."},
		"bare-opportunity": &view.Opportunity{Page: barePage("Bare"), Status: view.Status{Name: "closed", Label: "Closed"}},
		"jump-opportunity": &view.Opportunity{Page: barePage("Jump"), Status: view.Status{Name: "open", Label: "Open"}, Action: &view.Link{Text: "Apply", Href: "#" + view.TakePartID}, WayTitle: "How to take part", Ways: sampleOpportunity().Ways[:2]},
		"bare-subscribe":   &view.Subscribe{Page: barePage("Bare")},
		"bare-data":        &view.DataPage{Page: barePage("Bare")},
		"bare-search":      &view.Search{Page: barePage("Bare")},
		"bare-sitemap":     &view.SiteMap{Page: barePage("Bare")},
		"bare-not-found":   &view.NotFound{Page: barePage("Bare")},
		"bare-moved":       &view.Moved{Page: barePage("Bare"), To: view.Link{Text: "Home", Href: "/"}},
	}
}
