package schema

import "involve/internal/content"

// pageFields are the keys that every file may have.
func pageFields() []Field {
	type P = content.Page
	return []Field{
		of(Field{Key: "title", Type: Text, Prose: true, Required: true, Max: 80, Help: "The heading of the page, in sentence case."}, func(p *P) any { return &p.Title }),
		of(Field{Key: "summary", Type: Text, Prose: true, Required: true, Max: 200, Help: "One or two sentences for lists, feeds and search engines."}, func(p *P) any { return &p.Summary }),
		of(Field{Key: "draft", Type: Bool, Help: "true leaves the page out of the site until it is ready."}, func(p *P) any { return &p.Draft }),
		of(Field{Key: "aliases", Type: Addresses, Help: "Old addresses of this page, such as /old-name/. They lead here."}, func(p *P) any { return &p.Aliases }),
		of(Field{Key: "replaced_by", Type: Address, Help: "Where this page moved, or what it was merged into."}, func(p *P) any { return &p.ReplacedBy }),
		of(Field{Key: "image", Type: Address, Help: "An image for social cards and feeds, such as /files/team.png."}, func(p *P) any { return &p.Image }),
		of(Field{Key: "image_alt", Type: Text, Prose: true, Help: "What the image shows, for people who cannot see it."}, func(p *P) any { return &p.ImageAlt }),
		of(Field{Key: "lang", Type: Language, Help: "The language of the page, such as cy for Welsh. Without it, the site's own."}, func(p *P) any { return &p.Lang }),
		of(Field{Key: "order", Type: Number, Help: "The place among the pages beside it: 1 comes first."}, func(p *P) any { return &p.Order }),
		of(Field{Key: "reviewed", Type: Day, Help: "The day when somebody last checked that the page is right."}, func(p *P) any { return &p.Reviewed }),
		of(Field{Key: "review_due", Type: Day, Help: "The day by which somebody should check it again."}, func(p *P) any { return &p.ReviewDue }),
	}
}

func updated() Field {
	return of(Field{Key: "updated", Type: Day, Help: "The day of the last real change."}, func(p *content.Page) any { return &p.Updated })
}

// within makes the fields of a Page usable for a struct that holds one.
func within[T any](fields []Field, page func(*T) *content.Page) []Field {
	for i := range fields {
		get := fields[i].in
		fields[i].in = func(parent any) any { return get(page(parent.(*T))) }
	}
	return fields
}

func contactFields() []Field {
	type C = content.Contact
	return []Field{
		of(Field{Key: "team", Type: Text, Required: true, Help: "The name of the team, never of a person: Git keeps names for ever."}, func(c *C) any { return &c.Team }),
		of(Field{Key: "email", Type: Text, Help: "A team mailbox."}, func(c *C) any { return &c.Email }),
		of(Field{Key: "phone", Type: Text, Help: "A phone number, with spaces as it is read out."}, func(c *C) any { return &c.Phone }),
		of(Field{Key: "text_relay", Type: Text, Help: "A Relay UK number: 18001 before the phone number."}, func(c *C) any { return &c.TextRelay }),
	}
}

func expensesFields() []Field {
	type E = content.Expenses
	return []Field{
		of(Field{Key: "covered", Type: Term, Required: true, Vocabulary: "covered", Help: "Whether people get back what taking part costs them."}, func(e *E) any { return &e.Covered }),
		of(Field{Key: "items", Type: Texts, Prose: true, Help: "What is paid for, such as travel or childcare."}, func(e *E) any { return &e.Items }),
		of(Field{Key: "prebooked", Type: Bool, Help: "true when you can book and pay in advance, so that nobody is out of pocket."}, func(e *E) any { return &e.Prebooked }),
	}
}

// Page returns the keys of guidance, groups and other plain pages.
func Page(name string) *Kind {
	return &Kind{Name: name, Fields: show(append(pageFields(), updated()), pageExamples)}
}

// Stage returns the keys of a stage of work.
func Stage() *Kind {
	type S = content.Stage
	fields := within(append(pageFields(), updated()), func(s *S) *content.Page { return &s.Page })
	return &Kind{Name: "stage", Fields: show(append(fields,
		of(Field{Key: "guide", Type: Address, Help: "The guidance page for teams at this stage."}, func(s *S) any { return &s.Guide }),
	), pageExamples, stageExamples)}
}

// Organisation returns the keys of an organisation.
func Organisation() *Kind {
	type O = content.Organisation
	fields := within(append(pageFields(), updated()), func(o *O) *content.Page { return &o.Page })
	return &Kind{Name: "organisation", Fields: show(append(fields,
		of(Field{Key: "url", Type: Address, Help: "The organisation's own website."}, func(o *O) any { return &o.Website }),
		of(Field{Key: "contact", Type: Object, Fields: contactFields(), Help: "Who to ask. Opportunities without a contact of their own use it."}, func(o *O) any { return &o.Contact }),
		of(Field{Key: "expenses", Type: Object, Fields: expensesFields(), Help: "What people get back. Opportunities that say nothing use it."}, func(o *O) any { return &o.Expenses }),
		of(Field{Key: "support", Type: Terms, Vocabulary: "support", Or: "ask", Help: "The support people can have. Opportunities that say nothing use it."}, func(o *O) any { return &o.Support }),
		of(Field{Key: "data_use", Type: Text, Prose: true, Help: "What you do with people's details."}, func(o *O) any { return &o.DataUse }),
	), pageExamples, sharedExamples, organisationExamples)}
}
