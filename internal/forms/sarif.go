package forms

import (
	"io"
	"net/url"
	"path"
	"slices"

	"involve/internal/diag"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string        `json:"id"`
		Short *sarifMessage `json:"shortDescription,omitempty"`
		Full  *sarifMessage `json:"fullDescription,omitempty"`
		Help  *sarifMessage `json:"help,omitempty"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		ArtifactLocation sarifFile          `json:"artifactLocation"`
		Replacements     []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		ArtifactLocation sarifFile   `json:"artifactLocation"`
		Region           sarifRegion `json:"region"`
	}
	sarifFile struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// WriteSARIF writes a list as a SARIF 2.1.0 log, with the fixes that there are and
// with the sentence that about has for a rule, which GitHub puts above an alert.
// It has no fingerprints, by which GitHub knows a result again: they are made
// from the lines of a file, and GitHub's own upload adds them. The prefix goes
// before every path: it is the site's folder from the root of the Git
// repository, with forward slashes, or "".
func WriteSARIF(w io.Writer, l diag.List, prefix string, about func(rule string) string) error {
	var names []string
	for _, d := range l {
		names = append(names, d.Rule)
	}
	slices.Sort(names)
	names = slices.Compact(names)

	rules := make([]sarifRule, 0, len(names))
	for _, name := range names {
		rules = append(rules, ruleOf(name, about(name)))
	}
	results := make([]sarifResult, 0, len(l))
	for _, d := range l {
		index, _ := slices.BinarySearch(names, d.Rule)
		results = append(results, sarifResult{
			RuleID:    d.Rule,
			RuleIndex: index,
			Level:     sarifLevel(d.Severity),
			Message:   sarifMessage{advice(d)},
			Locations: sarifLocations(d.Pos, prefix),
			Fixes:     sarifFixes(d, prefix),
		})
	}
	return encode(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{{
		Tool:       sarifTool{sarifDriver{"involve", rules}},
		ColumnKind: "unicodeCodePoints",
		Results:    results,
	}}})
}

// ruleOf describes a rule, in each of the places where GitHub looks.
func ruleOf(name, about string) sarifRule {
	if about != "" {
		m := &sarifMessage{about}
		return sarifRule{name, m, m, m}
	}
	return sarifRule{ID: name}
}

func sarifLevel(s diag.Severity) string {
	if s == diag.Info {
		return "note"
	}
	return s.String()
}

func sarifLocations(p diag.Pos, prefix string) []sarifLocation {
	if p.Path == "" {
		return nil
	}
	// GitHub refuses a result without a line.
	region := sarifRegion{StartLine: max(p.Line, 1)}
	if p.Line > 0 && p.Col > 0 {
		region.StartColumn = p.Col
		if p.EndCol > p.Col {
			region.EndColumn = p.EndCol
		}
	}
	return []sarifLocation{{sarifPlace{fileOf(p.Path, prefix), region}}}
}

func fileOf(name, prefix string) sarifFile {
	uri := url.URL{Path: path.Join(prefix, name)}
	return sarifFile{uri.String()}
}

func sarifFixes(d diag.Diagnostic, prefix string) []sarifFix {
	f := d.Fix
	if f == nil {
		return nil
	}
	part := sarifRegion{StartLine: d.Line, StartColumn: f.Col, EndColumn: f.EndCol}
	return []sarifFix{{[]sarifChange{{fileOf(d.Path, prefix), []sarifReplacement{{part, sarifMessage{f.Text}}}}}}}
}
