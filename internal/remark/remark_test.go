package remark

import (
	"fmt"
	"strings"
	"testing"
)

func TestRemarkKnowsTheValueBelowIt(t *testing.T) {
	const block = `# check:ignore percent the form has this name
title: Patients # not a line of its own
# check:ignore a why
# check:ignore b why
who_can:
- You live in London
  and are well
- You # care
# one entry
  # é
- You do not

# above nothing

summary: |
  # check:ignore c this is text
  Of two lines

  # and more text
sessions:
  # first
  - id: one
    note: >-
      # text
  - id: two
# after all`
	var got strings.Builder
	for _, c := range Find("p.md", 2, strings.Split(block, "\n")) {
		fmt.Fprintf(&got, "%d:%d-%d %q %d-%d\n", c.Pos.Line, c.Pos.Col, c.Pos.EndCol, c.Text, c.First, c.Last)
	}
	const want = `2:1-46 "check:ignore percent the form has this name" 3-3
4:1-21 "check:ignore a why" 6-12
5:1-21 "check:ignore b why" 6-12
10:1-12 "one entry" 12-12
11:3-6 "é" 12-12
14:1-16 "above nothing" 0-0
22:3-10 "first" 23-25
27:1-12 "after all" 0-0
`
	if got.String() != want {
		t.Errorf("the remarks are\n%s\nwant\n%s", &got, want)
	}
}
