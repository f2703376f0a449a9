package check

import (
	"regexp"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// dates finds what the passing of time has made doubtful. All of it is a
// warning: a site that could be built yesterday can be built today.
func (c *checker) dates() {
	today := content.DateOf(c.at)
	c.lib.EveryPage(func(p *content.Page) {
		if !p.ReviewDue.IsZero() && p.ReviewDue.Compare(today) < 0 {
			c.warn(p.Pos("review_due"), "review-overdue", "the review of this page was due on "+p.ReviewDue.Long(), "check that it is still right, then change reviewed and review_due")
		}
		if !p.Reviewed.IsZero() && p.ReviewDue.Compare(p.Reviewed.AddMonths(36)) > 0 {
			c.warn(p.Pos("review_due"), "review-far", "the next review is more than 3 years after the last one", "choose a day up to "+p.Reviewed.AddMonths(36).Long())
		}
	})
	for _, p := range c.lib.Guidance {
		if !p.Reviewed.IsZero() && p.ReviewDue.IsZero() {
			c.warn(p.Pos("reviewed"), "review-missing", "this page does not say when it is reviewed next", "add review_due, at most 3 years after "+p.Reviewed.Long())
		}
	}
	status := func(o *content.Opportunity) content.Status { return o.StatusAt(c.at, c.lib.Settings.ClosingSoon) }
	for _, o := range c.lib.Opportunities {
		if !o.OutcomeDue.IsZero() && o.OutcomeDue.Compare(today) < 0 && o.OutcomeDelay == "" && len(o.OutcomesAt(c.at)) == 0 && status(o) != content.Cancelled {
			c.warn(o.Pos("outcome_due"), "outcome-overdue", "people were to hear what changed by "+o.OutcomeDue.Long(), "add an outcome, or say in outcome_delay why it is late")
		}
		if o.Closes.Ongoing && !status(o).IsOver() && !o.Checked.IsZero() && o.Checked.AddMonths(6).Compare(today) < 0 {
			c.warn(o.Pos("checked"), "not-checked", "nobody has made sure for six months that this still runs", "ask the team, then change checked to today")
		}
	}
}

// statementURL is where the accessibility statement is.
const statementURL = "/accessibility-statement/"

var tag = regexp.MustCompile(`<[^>]*>`)

// statement looks at the accessibility statement that a public site owes.
func (c *checker) statement() {
	i := slices.IndexFunc(c.lib.Pages, func(p *content.Page) bool { return p.URL == statementURL })
	if i < 0 {
		c.warn(diag.Pos{Path: content.Root + "/pages/accessibility-statement.md"}, "no-statement", "the site has no accessibility statement", "make this file, and say how accessible the site is")
		return
	}
	p := c.lib.Pages[i]
	last := p.Updated
	if p.Reviewed.Compare(last) > 0 {
		last = p.Reviewed
	}
	if last.IsZero() || last.AddMonths(12).Compare(content.DateOf(c.at)) < 0 {
		c.warn(p.Pos("updated"), "old-statement", "the accessibility statement has not been looked at for 12 months", "test the site again, then change the statement and its updated")
	}
	text := strings.ToLower(p.Body.Markup)
	text = strings.ReplaceAll(tag.ReplaceAllString(text, ""), "not fully compliant", "")
	var lacks []string
	for _, part := range []struct{ word, what string }{
		{"compliant", "how far the site complies"}, {"complain", "how to complain"}, {"prepared", "when it was prepared"}, {"test", "how the site was tested"},
	} {
		if !strings.Contains(text, part.word) {
			lacks = append(lacks, part.what)
		}
	}
	if len(lacks) > 0 {
		c.warn(p.Pos("title"), "statement-lacks", "the accessibility statement does not say "+strings.Join(lacks, ", "), "public bodies have to say it; add it under a heading of its own")
	}
	problems := slices.ContainsFunc(p.Body.Headings, func(h content.Heading) bool {
		t := strings.ToLower(h.Text)
		return strings.Contains(t, "known problem") || strings.Contains(t, "not accessible") || strings.Contains(t, "non-accessible")
	})
	if problems && strings.Contains(text, "fully compliant") {
		c.fault(p.Pos("title"), "statement-contradicts", "the accessibility statement says “fully compliant”, and lists problems", "say “partially compliant” while there are any")
	}
}
