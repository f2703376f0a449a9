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
func Run(lib *content.Library, p *plan.Plan, at time.Time) diag.List {
	l := Library(lib, at)
	for _, part := range Parts(lib, p, at) {
		l = append(l, part()...)
	}
	return l
}

// Library checks what does not depend on a plan, and need not wait for one.
func Library(lib *content.Library, at time.Time) diag.List {
	c := newChecker(lib, nil, at)
	c.titles()
	c.dates()
	c.statement()
	return c.diags
}

// Parts returns functions that check all else, and may run at the same time.
func Parts(lib *content.Library, p *plan.Plan, at time.Time) (parts []func() diag.List) {
	add := func(look func(*checker)) {
		parts = append(parts, func() diag.List {
			c := newChecker(lib, p, at)
			look(c)
			return c.diags
		})
	}
	add(func(c *checker) {
		c.duplicates()
		c.links()
		c.reach()
	})
	const few = 1000
	for list := range slices.Chunk(lib.Opportunities, few) {
		add(func(c *checker) { c.opportunityLinks(list) })
	}
	return parts
}

type checker struct {
	lib   *content.Library
	plan  *plan.Plan
	at    time.Time
	diags diag.List
}

func newChecker(lib *content.Library, p *plan.Plan, at time.Time) *checker {
	return &checker{lib: lib, plan: p, at: at.In(lib.Settings.Zone)}
}

func (c *checker) warn(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Rule: rule, Message: message, Hint: hint})
}

func (c *checker) fault(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint})
}
