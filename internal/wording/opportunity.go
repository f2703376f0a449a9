package wording

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
)

// StatusLabel is the name of a status as readers see it.
func StatusLabel(s content.Status) string {
	return [...]string{"Not open yet", "Open", "Closing soon", "Paused", "Full", "Closed", "Cancelled", "What changed"}[s]
}

// until is what comes before the date of a deadline, by what it is for.
func until(entry string) string {
	switch entry {
	case "apply":
		return "Apply by"
	case "book":
		return "Book by"
	case "drop-in":
		return "Runs until"
	}
	return "Closes"
}

// When is the one line about time on a card and in a feed, as a verb, which may
// be empty, and the rest: the deadline, when it opens, or when it closed, and
// whose clock it goes by. "Closes", "Friday 4 December 2026 at 5pm, UK time".
func When(o *content.Opportunity, s content.Status) (verb, rest string) {
	zone := ", " + Zone(o.Published.Time.Location())
	switch {
	case s == content.Upcoming:
		return "Opens", Start(o.Opens) + zone
	case s == content.Cancelled:
		return "", "Cancelled"
	case o.Closes.Ongoing && s.IsOver():
		return "", "Closed"
	case o.Closes.Ongoing:
		return "", "Ongoing, with no closing date"
	case s.IsOver():
		return "Closed", End(o.Closes.When) + zone
	}
	return until(o.Entry), End(o.Closes.When) + zone
}

// WhenLine is the same as one line.
func WhenLine(o *content.Opportunity, s content.Status) string {
	verb, rest := When(o, s)
	return strings.TrimSpace(verb + " " + rest)
}

// Deadline is the label and the value of the first fact about an opportunity;
// nothing for one that had no closing date and is over.
func Deadline(o *content.Opportunity, s content.Status) (label, value string) {
	switch {
	case o.Closes.Ongoing && s.IsOver():
		return "", ""
	case o.Closes.Ongoing:
		return "Closes", "No closing date: this is ongoing"
	}
	value = End(o.Closes.When) + ", " + Zone(o.Published.Time.Location())
	switch {
	case s == content.Cancelled:
		return "Was to close", value
	case s.IsOver():
		return "Closed", value
	}
	return until(o.Entry), value
}

// Means says in a sentence or two what a status means for a reader.
func Means(o *content.Opportunity, s content.Status) string {
	switch s {
	case content.Upcoming:
		return "You can take part from " + Start(o.Opens) + "."
	case content.Open, content.ClosingSoon:
		if o.Closes.Ongoing {
			return "You can take part at any time."
		}
		switch o.Entry {
		case "apply":
			return "You can apply until " + End(o.Closes.When) + "."
		case "book":
			return "You can book a place until " + End(o.Closes.When) + "."
		case "drop-in":
			return "You can come along until " + End(o.Closes.When) + "."
		}
		return "You can give your views until " + End(o.Closes.When) + "."
	case content.Paused:
		return "You cannot take part at the moment. The updates on this page say why."
	case content.Full:
		if o.WaitingList {
			return "All places are taken. You can join the waiting list."
		}
		return "All places are taken."
	case content.Cancelled:
		return "This is not going ahead. The updates on this page say why."
	case content.Reported:
		return "This has ended. Read what people said and what changed."
	}
	if o.Closes.Ongoing {
		return "This has ended."
	}
	said := "This closed on " + End(o.Closes.When) + ". "
	if slices.ContainsFunc(o.Formats, func(f content.Format) bool { return !f.Closes.IsZero() && f.Closes.End().After(o.Closes.End()) }) {
		return said + "Other formats may have a later date: look under other formats and languages."
	}
	return said + "You cannot take part any more."
}

// Action is what the button says: by what the deadline is for, or for a full
// opportunity with a waiting list, that.
func Action(o *content.Opportunity, s content.Status) string {
	if s == content.Full {
		return "Join the waiting list"
	}
	t, _ := content.BuiltIn("entry").Term(o.Entry)
	return t.Label
}

// Payment says what people are paid: "£25 for each session".
func Payment(p content.Payment) string {
	amount := p.Amount
	if basis, ok := content.BuiltIn("basis").Term(p.Basis); ok && amount != "" {
		amount += " " + basis.Label
	}
	switch p.Kind {
	case "unpaid":
		return "Unpaid"
	case "voucher":
		return "Voucher: " + amount
	case "paid-or-voucher":
		return amount + ", paid or as a voucher"
	case "prize-draw":
		return "Prize draw: " + p.Amount
	}
	return "Paid: " + amount
}

// Expenses says what people get back, in one sentence or two; nothing when
// nothing was said.
func Expenses(e content.Expenses) string {
	switch e.Covered {
	case "not-needed":
		return "Taking part costs you nothing"
	case "no":
		return "We cannot pay expenses"
	case "yes":
		s := "We pay your expenses"
		if len(e.Items) > 0 {
			s += ": " + List(e.Items, "and")
		}
		if e.Prebooked {
			s += ". We can book and pay in advance, so that you are not out of pocket"
		}
		return s
	}
	return ""
}

// Ages says how old people have to be.
func Ages(o *content.Opportunity) string {
	switch {
	case o.AgeMin == 0 && o.AgeMax == 0:
		return "Any age"
	case o.AgeMin == o.AgeMax:
		return fmt.Sprintf("Aged %d", o.AgeMin)
	case o.AgeMin == 0:
		return fmt.Sprintf("Aged up to %d", o.AgeMax)
	case o.AgeMax == 0:
		return fmt.Sprintf("Aged %d and over", o.AgeMin)
	}
	return fmt.Sprintf("Aged %d to %d", o.AgeMin, o.AgeMax)
}

// Mode says how people take part, in one phrase: "Online, by phone or by post".
func Mode(o *content.Opportunity) string {
	labels := Labels(content.BuiltIn("mode"), o.Mode)
	for i := range labels {
		if i > 0 {
			labels[i] = Inner(labels[i])
		}
	}
	return List(labels, "or")
}

// Activity says what people would do: "Interview and diary study".
func Activity(o *content.Opportunity) string {
	labels := Labels(content.BuiltIn("activity"), o.Activity)
	for i := range labels {
		if i > 0 {
			labels[i] = Inner(labels[i])
		}
	}
	return List(labels, "and")
}

// Brief is the line that a feed item begins with: when, payment, how, and the
// time needed.
func Brief(o *content.Opportunity, s content.Status) string {
	return strings.Join([]string{WhenLine(o, s), Payment(o.Payment), Mode(o), Upper(o.Time.Text)}, ". ") + "."
}

// Repeat says how a session comes again: "every fortnight until
// Tuesday 1 June 2027", "every month on the 10th".
func Repeat(s content.Session) string {
	t, ok := content.BuiltIn("every").Term(s.Repeat.Every)
	if !ok {
		return ""
	}
	said := t.Label
	if s.Repeat.Every == "month" {
		said += " on the " + ordinal(s.Starts.Date().Day)
	}
	if until := s.Repeat.Until; !until.IsZero() {
		said += " until " + until.LongWithDay()
	}
	return said
}

// ordinal writes the number of a day of a month: 1st, 22nd, 30th.
func ordinal(n int) string {
	ending := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprint(n, ending)
}
