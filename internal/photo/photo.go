// Package photo looks at the head of an image: how big it is, and whether it
// says where it was taken.
//
// Phones write the place of a photograph into it, as Exif data of JPEG and PNG
// files (or, some programs, as XMP), where everybody can read it who downloads
// the image. The package takes a reader and gives the size and a yes or no. It
// never returns the place itself, and bears with any bytes: what it does not
// understand holds no place.
package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	_ "image/gif" // sizes
	_ "image/jpeg"
	_ "image/png"
	"io"
)

// A Head is what is known of an image.
type Head struct {
	Width, Height int  // 0 when it cannot be read
	Place         bool // it says where it was taken
}

// headBytes is how much of an image is searched for its place. Exif data is at
// most 64KB and stands before the picture.
const headBytes = 128 << 10

// Look reads the head of a JPEG, PNG or GIF file. The error is one of reading.
func Look(r io.Reader) (Head, error) {
	var h Head
	data, err := io.ReadAll(io.LimitReader(r, headBytes))
	if err != nil {
		return h, err
	}
	if c, _, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(data), r)); err == nil {
		h.Width, h.Height = c.Width, c.Height
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		h.Place = jpegPlace(data[2:])
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		h.Place = pngPlace(data[8:])
	}
	return h, nil
}

// jpegPlace goes from segment to segment, up to where the picture begins.
func jpegPlace(data []byte) bool {
	const app1, scan, end = 0xe1, 0xda, 0xd9
	for len(data) >= 4 && data[0] == 0xff {
		kind := data[1]
		if kind == 0xff { // filling
			data = data[1:]
			continue
		}
		if kind == scan || kind == end {
			return false
		}
		n := int(binary.BigEndian.Uint16(data[2:]))
		if n < 2 || len(data) < 2+n {
			return false
		}
		segment := data[4 : 2+n]
		if exif, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); kind == app1 && (ok && exifPlace(exif) || !ok && xmpPlace(segment)) {
			return true
		}
		data = data[2+n:]
	}
	return false
}

// pngPlace goes from chunk to chunk.
func pngPlace(data []byte) bool {
	for len(data) >= 12 {
		n := int64(binary.BigEndian.Uint32(data))
		if int64(len(data)) < 12+n {
			return false
		}
		chunk := data[8 : 8+n]
		switch string(data[4:8]) {
		case "eXIf":
			if exifPlace(chunk) {
				return true
			}
		case "iTXt":
			if xmpPlace(chunk) {
				return true
			}
		}
		data = data[12+n:]
	}
	return false
}

// xmpPlace reports whether a text of XMP names a latitude.
func xmpPlace(text []byte) bool { return bytes.Contains(text, []byte("exif:GPSLatitude")) }

// exifPlace reports whether Exif data has a latitude: an entry of the group of
// entries to which the first group points.
func exifPlace(data []byte) bool {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return false
	}
	const gps, latitude = 0x8825, 2
	if len(data) < 8 {
		return false
	}
	pointer, ok := entry(data, order, order.Uint32(data[4:]), gps)
	if !ok {
		return false
	}
	at, ok := entry(data, order, pointer, latitude)
	if !ok || int64(at)+24 > int64(len(data)) {
		return false
	}
	// Three fractions. A camera that found no satellites writes noughts below
	// the line, or in all of them.
	degrees, under := order.Uint32(data[at:]), order.Uint32(data[at+4:])
	return under != 0 && (degrees != 0 || order.Uint32(data[at+8:]) != 0 || order.Uint32(data[at+16:]) != 0)
}

// entry returns the value of an entry of the group that begins at an offset,
// which is an offset itself.
func entry(data []byte, order binary.ByteOrder, group uint32, tag uint16) (uint32, bool) {
	const size = 12
	if int64(group)+2 > int64(len(data)) {
		return 0, false
	}
	n := int(order.Uint16(data[group:]))
	rest := data[group+2:]
	for i := 0; i < n && len(rest) >= size; i, rest = i+1, rest[size:] {
		if order.Uint16(rest) == tag {
			return order.Uint32(rest[8:]), true
		}
	}
	return 0, false
}
