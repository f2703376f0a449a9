package view

// A Picture is a PNG to post where feeds do not reach: words on a plain ground
// and the QR code of an address. It is also what a page looks like when
// somebody shares it.
type Picture struct {
	Site    string // the site's title
	Heading string // who it is for, or what it is
	Text    string // a sentence
	Address string // as people type it: involvement.example.nhs.uk/opportunities/
	Code    string // the absolute address that the QR code holds
	Brand   string // nhs or neutral
	Note    string // "Example" on a site that is made up; empty otherwise
}

// PictureWidth and PictureHeight are the size of every [Picture] in pixels: what
// social networks ask for.
const (
	PictureWidth  = 1200
	PictureHeight = 630
)

func (*Picture) view() {}
