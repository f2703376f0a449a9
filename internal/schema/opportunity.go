package schema

import "involve/internal/content"

// Opportunity returns the keys of an opportunity.
func Opportunity() *Kind {
	type O = content.Opportunity
	fields := within(pageFields(), func(o *O) *content.Page { return &o.Page })
	return &Kind{Name: "opportunity", Fields: show(append(fields,
		of(Field{Key: "id", Type: Slug, Help: "How feeds and calendars know the opportunity. Keep the old file's name here when you rename the file."}, func(o *O) any { return &o.ID }),
		of(Field{Key: "activity", Type: Terms, Required: true, Vocabulary: "activity", Help: "What people would do."}, func(o *O) any { return &o.Activity }),
		of(Field{Key: "groups", Type: Terms, Required: true, Vocabulary: "group", Help: "Who you want to hear from: names of files in content/groups."}, func(o *O) any { return &o.Groups }),
		of(Field{Key: "stages", Type: Terms, Required: true, Vocabulary: "stage", Help: "Where in the work this is: names of files in content/stages."}, func(o *O) any { return &o.Stages }),
		of(Field{Key: "organisation", Type: Term, Required: true, Vocabulary: "organisation", Help: "Who asks: the name of a file in content/organisations."}, func(o *O) any { return &o.Organisation }),
		of(Field{Key: "partners", Type: Texts, Help: "Who else is part of the work."}, func(o *O) any { return &o.Partners }),
		of(Field{Key: "published", Type: Moment, Required: true, Help: "The day from which the page is shown."}, func(o *O) any { return &o.Published }),
		of(Field{Key: "opens", Type: Moment, Help: "The day from which people can take part, when that is later."}, func(o *O) any { return &o.Opens }),
		of(Field{Key: "closes", Type: Deadline, Required: true, Help: "The last day, or day and time such as 2026-12-04T17:00, or ongoing."}, func(o *O) any { return &o.Closes }),
		of(Field{Key: "entry", Type: Term, Vocabulary: "entry", Help: "What the closing date is the deadline for. It sets the words of the button."}, func(o *O) any { return &o.Entry }),
		list(Field{Key: "updates", Fields: updateFields(), Help: "What changed and when, oldest first. Followers get each as a new item."}, func(o *O) *[]content.Update { return &o.Updates }),
		of(Field{Key: "mode", Type: Terms, Required: true, Vocabulary: "mode", Help: "How people take part."}, func(o *O) any { return &o.Mode }),
		of(Field{Key: "areas", Type: Terms, Required: true, Vocabulary: "area", Help: "Where people have to live or be: terms of the settings."}, func(o *O) any { return &o.Areas }),
		of(Field{Key: "venue", Type: Text, Help: "Where it takes place. \"We tell you when you book\" is fine."}, func(o *O) any { return &o.Venue }),
		of(Field{Key: "access", Type: Text, Prose: true, Help: "How to get in and around the venue."}, func(o *O) any { return &o.Access }),
		list(Field{Key: "sessions", Fields: sessionFields(), Help: "Meetings with a time of their own."}, func(o *O) *[]content.Session { return &o.Sessions }),
		of(Field{Key: "time", Type: Object, Required: true, Fields: timeFields(), Help: "The time that taking part takes."}, func(o *O) any { return &o.Time }),
		of(Field{Key: "payment", Type: Object, Required: true, Fields: paymentFields(), Help: "What people are paid for their time."}, func(o *O) any { return &o.Payment }),
		of(Field{Key: "expenses", Type: Object, Fields: expensesFields(), Help: "What people get back. Without it, what the organisation says."}, func(o *O) any { return &o.Expenses }),
		of(Field{Key: "support", Type: Terms, Vocabulary: "support", Or: "ask", Help: "The support people can have, or ask. Without it, what the organisation says."}, func(o *O) any { return &o.Support }),
		of(Field{Key: "support_note", Type: Text, Prose: true, Help: "More about the support."}, func(o *O) any { return &o.SupportNote }),
		list(Field{Key: "formats", Fields: formatFields(), Help: "Versions in other formats and languages."}, func(o *O) *[]content.Format { return &o.Formats }),
		list(Field{Key: "take_part", Required: true, Fields: wayFields(), Help: "Every way to take part. Give one that is not a link."}, func(o *O) *[]content.Way { return &o.TakePart }),
		of(Field{Key: "waiting_list", Type: Bool, Help: "true keeps the ways to take part when it is full."}, func(o *O) any { return &o.WaitingList }),
		of(Field{Key: "contact", Type: Object, Fields: contactFields(), Help: "Who to ask. Without it, the organisation's contact."}, func(o *O) any { return &o.Contact }),
		of(Field{Key: "who_can", Type: Texts, Prose: true, Required: true, Help: "Who can take part, in plain words."}, func(o *O) any { return &o.WhoCan }),
		of(Field{Key: "who_cannot", Type: Texts, Prose: true, Help: "Who cannot, in plain words."}, func(o *O) any { return &o.WhoCannot }),
		of(Field{Key: "especially_welcome", Type: Texts, Prose: true, Help: "Who you most want to hear from."}, func(o *O) any { return &o.EspeciallyWelcome }),
		of(Field{Key: "open_to", Type: Term, Vocabulary: "open-to", Help: "Whether anyone may take part."}, func(o *O) any { return &o.OpenTo }),
		of(Field{Key: "age_min", Type: Number, Help: "The youngest age; 18 without it. Below 18 needs safeguarding."}, func(o *O) any { return &o.AgeMin }),
		of(Field{Key: "age_max", Type: Number, Help: "The oldest age."}, func(o *O) any { return &o.AgeMax }),
		of(Field{Key: "places", Type: Number, Help: "How many people can take part."}, func(o *O) any { return &o.Places }),
		of(Field{Key: "checks", Type: Terms, Vocabulary: "check", Help: "What people have to go through first."}, func(o *O) any { return &o.Checks }),
		of(Field{Key: "decision", Type: Object, Fields: decisionFields(), Help: "What can still change, and who decides."}, func(o *O) any { return &o.Decision }),
		of(Field{Key: "content_note", Type: Text, Prose: true, Help: "A word before a hard subject."}, func(o *O) any { return &o.ContentNote }),
		list(Field{Key: "helplines", Fields: helplineFields(), Help: "Who to talk to about a hard subject."}, func(o *O) *[]content.Helpline { return &o.Helplines }),
		of(Field{Key: "safeguarding", Type: Text, Prose: true, Help: "How you keep children, young people and adults safe."}, func(o *O) any { return &o.Safeguarding }),
		of(Field{Key: "data_use", Type: Text, Prose: true, Help: "What you do with people's details. Without it, what the organisation says."}, func(o *O) any { return &o.DataUse }),
		of(Field{Key: "selection", Type: Text, Prose: true, Help: "How you choose when more people apply than there are places."}, func(o *O) any { return &o.Selection }),
		of(Field{Key: "topics", Type: Terms, Vocabulary: "topic", Help: "The condition or subject: terms of the settings."}, func(o *O) any { return &o.Topics }),
		of(Field{Key: "programme", Type: Slug, Help: "The programme of work that this is part of."}, func(o *O) any { return &o.Programme }),
		of(Field{Key: "related", Type: Addresses, Help: "Pages to read beside it, such as /guidance/staying-safe/."}, func(o *O) any { return &o.Related }),
		of(Field{Key: "outcome_due", Type: Day, Help: "The day by which you will say what people told you and what changed."}, func(o *O) any { return &o.OutcomeDue }),
		of(Field{Key: "outcome_delay", Type: Text, Prose: true, Help: "Why the outcome is late, once it is."}, func(o *O) any { return &o.OutcomeDelay }),
		of(Field{Key: "report_every", Type: Length, Help: "How often a standing group reports, such as 3 months."}, func(o *O) any { return &o.ReportEvery }),
		of(Field{Key: "checked", Type: Day, Help: "The day when somebody last checked that an ongoing opportunity still runs."}, func(o *O) any { return &o.Checked }),
		list(Field{Key: "outcomes", Fields: outcomeFields(), Help: "What people said, and what changed because of it."}, func(o *O) *[]content.Outcome { return &o.Outcomes }),
	), pageExamples, sharedExamples, opportunityExamples)}
}

func updateFields() []Field {
	type U = content.Update
	return []Field{
		of(Field{Key: "date", Type: Moment, Required: true, Help: "The day, or day and time, from which the update is shown."}, func(u *U) any { return &u.When }),
		of(Field{Key: "kind", Type: Term, Required: true, Vocabulary: "update", Help: "What kind of change it is."}, func(u *U) any { return &u.Kind }),
		of(Field{Key: "text", Type: Text, Prose: true, Required: true, Help: "What changed, in a sentence or two."}, func(u *U) any { return &u.Text }),
	}
}

func sessionFields() []Field {
	type S = content.Session
	type R = content.Repeat
	return []Field{
		of(Field{Key: "id", Type: Slug, Required: true, Help: "A short name that never changes, such as first."}, func(s *S) any { return &s.ID }),
		of(Field{Key: "starts", Type: Moment, Required: true, Help: "The day and time it starts."}, func(s *S) any { return &s.Starts }),
		of(Field{Key: "ends", Type: Moment, Help: "The day and time it ends."}, func(s *S) any { return &s.Ends }),
		of(Field{Key: "mode", Type: Term, Vocabulary: "mode", Help: "How people take part in this session."}, func(s *S) any { return &s.Mode }),
		of(Field{Key: "venue", Type: Text, Help: "Where it takes place."}, func(s *S) any { return &s.Venue }),
		of(Field{Key: "note", Type: Text, Prose: true, Help: "Anything to know about this session."}, func(s *S) any { return &s.Note }),
		of(Field{Key: "cancelled", Type: Bool, Help: "true when it does not take place."}, func(s *S) any { return &s.Cancelled }),
		of(Field{Key: "repeat", Type: Object, Help: "How it comes again.", Fields: []Field{
			of(Field{Key: "every", Type: Term, Required: true, Vocabulary: "every", Help: "How often."}, func(r *R) any { return &r.Every }),
			of(Field{Key: "until", Type: Day, Help: "The last day on which it can take place."}, func(r *R) any { return &r.Until }),
		}}, func(s *S) any { return &s.Repeat }),
	}
}

func timeFields() []Field {
	type T = content.TimeNeeded
	return []Field{
		of(Field{Key: "text", Type: Text, Prose: true, Required: true, Help: "In words, such as \"about 20 minutes\"."}, func(t *T) any { return &t.Text }),
		of(Field{Key: "minutes", Type: Number, Required: true, Help: "In minutes, for the filter."}, func(t *T) any { return &t.Minutes }),
		of(Field{Key: "per", Type: Term, Vocabulary: "per", Help: "How often that is; once without it."}, func(t *T) any { return &t.Per }),
	}
}

func paymentFields() []Field {
	type P = content.Payment
	return []Field{
		of(Field{Key: "kind", Type: Term, Required: true, Vocabulary: "payment", Help: "How people are paid, or unpaid."}, func(p *P) any { return &p.Kind }),
		of(Field{Key: "amount", Type: Text, Prose: true, Help: "How much, such as \"£25\". Needed unless unpaid."}, func(p *P) any { return &p.Amount }),
		of(Field{Key: "basis", Type: Term, Vocabulary: "basis", Help: "What the amount is for."}, func(p *P) any { return &p.Basis }),
		of(Field{Key: "note", Type: Text, Prose: true, Help: "Anything to know about it, such as when it is paid."}, func(p *P) any { return &p.Note }),
	}
}

func formatFields() []Field {
	type F = content.Format
	return []Field{
		of(Field{Key: "kind", Type: Term, Required: true, Vocabulary: "format", Help: "Which format it is."}, func(f *F) any { return &f.Kind }),
		of(Field{Key: "url", Type: Address, Help: "Where it is. Or write on_request: true."}, func(f *F) any { return &f.URL }),
		of(Field{Key: "on_request", Type: Bool, Help: "true when people have to ask for it."}, func(f *F) any { return &f.OnRequest }),
		of(Field{Key: "lang", Type: Language, Help: "The language of a translation, such as cy."}, func(f *F) any { return &f.Lang }),
		of(Field{Key: "closes", Type: Moment, Help: "The last day for answers in this format, when later than the rest."}, func(f *F) any { return &f.Closes }),
	}
}

func wayFields() []Field {
	type W = content.Way
	return []Field{
		of(Field{Key: "kind", Type: Term, Required: true, Vocabulary: "way", Help: "How people get in touch."}, func(w *W) any { return &w.Kind }),
		of(Field{Key: "to", Type: Text, Required: true, Help: "The web address, email address, number, postal address or place."}, func(w *W) any { return &w.To }),
		of(Field{Key: "label", Type: Text, Prose: true, Help: "What the link or heading says."}, func(w *W) any { return &w.Label }),
	}
}

func decisionFields() []Field {
	type D = content.Decision
	return []Field{
		of(Field{Key: "who", Type: Text, Prose: true, Help: "Who decides."}, func(d *D) any { return &d.Who }),
		of(Field{Key: "when", Type: Text, Prose: true, Help: "When they decide."}, func(d *D) any { return &d.When }),
		of(Field{Key: "open", Type: Text, Prose: true, Help: "What can still change."}, func(d *D) any { return &d.Open }),
		of(Field{Key: "settled", Type: Text, Prose: true, Help: "What cannot change any more."}, func(d *D) any { return &d.Settled }),
	}
}

func helplineFields() []Field {
	type H = content.Helpline
	return []Field{
		of(Field{Key: "name", Type: Text, Required: true, Help: "Who answers."}, func(h *H) any { return &h.Name }),
		of(Field{Key: "to", Type: Text, Required: true, Help: "The number or the web address."}, func(h *H) any { return &h.To }),
	}
}

func outcomeFields() []Field {
	type O = content.Outcome
	type D = content.Document
	return []Field{
		of(Field{Key: "published", Type: Day, Required: true, Help: "The day from which it is shown."}, func(o *O) any { return &o.Published }),
		of(Field{Key: "heard", Type: Texts, Prose: true, Required: true, Help: "What people said."}, func(o *O) any { return &o.Heard }),
		of(Field{Key: "did", Type: Texts, Prose: true, Help: "What changed because of it."}, func(o *O) any { return &o.Did }),
		of(Field{Key: "not_done", Type: Texts, Prose: true, Help: "What did not change, and why."}, func(o *O) any { return &o.NotDone }),
		of(Field{Key: "decision_due", Type: Day, Help: "When it is decided, if nothing has changed yet."}, func(o *O) any { return &o.DecisionDue }),
		list(Field{Key: "documents", Help: "Reports to read.", Fields: []Field{
			of(Field{Key: "label", Type: Text, Prose: true, Required: true, Help: "What the link says."}, func(d *D) any { return &d.Label }),
			of(Field{Key: "url", Type: Address, Required: true, Help: "Where the report is."}, func(d *D) any { return &d.URL }),
		}}, func(o *O) *[]content.Document { return &o.Documents }),
	}
}
