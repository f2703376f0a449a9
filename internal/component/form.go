package component

import (
	"cmp"
	"html/template"
	"strconv"
)

// What people fill in and choose. Nobody judges what a form of ours sends, so
// none of these can show a mistake.

// Input is a line to write in. Width is how many letters it shows: 2 3 4 5 10
// 20 30, or zero for all the room there is.
type Input struct {
	ID           string // Name when empty
	Name         string
	Type         string // text when empty
	Label        FieldLabel
	Hint         Label
	Width        int
	Autocomplete string
	Classes      string
}

// FieldLabel says what a field or a group of them is for. Heading stands in
// place of the text and makes it the title of the page.
type FieldLabel struct {
	ID      string
	Text    string
	HTML    template.HTML
	Heading string
	Size    string // s m l xl
	Classes string
}

// FieldID is the id that the label names.
func (i Input) FieldID() string { return cmp.Or(i.ID, i.Name) }

// HintID is the id of the hint, empty when there is none.
func (i Input) HintID() string { return hintID(i.FieldID(), i.Hint) }

// Select is a list of which one is chosen: the one whose value is Value, else
// the first.
type Select struct {
	ID      string // Name when empty
	Name    string
	Label   FieldLabel
	Hint    Label
	Items   []SelectItem
	Value   string
	Classes string
}

// SelectItem is one line of the list.
type SelectItem struct {
	Value string
	Text  string
}

// FieldID is the id that the label names.
func (s Select) FieldID() string { return cmp.Or(s.ID, s.Name) }

// HintID is the id of the hint, empty when there is none.
func (s Select) HintID() string { return hintID(s.FieldID(), s.Hint) }

// Checkboxes is a list of which any number is chosen. A hint needs a Fieldset,
// which it describes.
type Checkboxes struct {
	IDPrefix string // Name when empty
	Name     string
	Fieldset Fieldset
	Hint     Label
	Items    []CheckboxItem
	Small    bool
	Classes  string
}

// Fieldset holds together the fields that its legend names.
type Fieldset struct {
	Legend FieldLabel
}

// CheckboxItem is one box and its words. Name is that of the list when empty.
type CheckboxItem struct {
	Name  string
	Value string
	Text  string
	HTML  template.HTML
}

// ItemID is the id of an item: the first has no number, so that links to the
// list lead to it.
func (c Checkboxes) ItemID(i int) string {
	id := cmp.Or(c.IDPrefix, c.Name)
	if i > 0 {
		id += "-" + strconv.Itoa(i+1)
	}
	return id
}

// HintID is the id of the hint, empty when there is none.
func (c Checkboxes) HintID() string { return hintID(c.ItemID(0), c.Hint) }

func hintID(field string, hint Label) string {
	if hint == (Label{}) {
		return ""
	}
	return field + "-hint"
}
