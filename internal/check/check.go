// Package check finds what is wrong between the files of a site: links that
// lead nowhere, addresses that two pages want, promises without a date.
//
// It takes a library and its plan, and gives diagnostics. What is wrong within
// one file was found when it was read, but for what [Duties] finds. Nothing here
// becomes an error because time passed: what depends on the instant is a warning
// at most.
package check

import (
	"slices"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/plan"
)

// Run checks everything between files, one part after another. The instant is the
// plan's own.
func Run(lib *content.Library, p *plan.Plan, at time.Time) (l diag.List) {
	for _, part := range Parts(lib, p, at) {
		l = append(l, part()...)
	}
	return l
}

// Parts returns what Run does, to be done at the same time.
func Parts(lib *content.Library, p *plan.Plan, at time.Time) (parts []func() diag.List) {
	add := func(look func(*checker)) {
		parts = append(parts, func() diag.List {
			c := &checker{lib: lib, plan: p, at: at.In(lib.Settings.Zone)}
			look(c)
			return c.diags
		})
	}
	add((*checker).titles) // what takes longest comes first
	add(func(c *checker) {
		c.duplicates()
		c.links()
		c.dates()
		c.reach()
		c.statement()
	})
	for list := range slices.Chunk(lib.Opportunities, few) {
		add(func(c *checker) {
			c.opportunityLinks(list)
			c.opportunityDates(list)
		})
	}
	return parts
}

// few is how many opportunities make a part.
const few = 1000

type checker struct {
	lib   *content.Library
	plan  *plan.Plan
	at    time.Time
	diags diag.List
}

func (c *checker) warn(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Rule: rule, Message: message, Hint: hint})
}

func (c *checker) fault(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint})
}
