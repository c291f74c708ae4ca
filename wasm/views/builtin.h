// The functions behind the built-in views, one file each.
#pragma once

#include "views/view.h"

namespace satchel {

// Every state with its facts and policies: the map, a panel for the state that is picked, and the same as a
// sortable table. Where the map cannot be drawn the table says so and stays.
Result<void> render_interactive_map(const ViewCall& call, ViewHost& host, TextBuffer& out);

// Its parts: the map alone, with title, legend and source; the panel of one state.
Result<void> render_state_map(const ViewCall& call, ViewHost& host, TextBuffer& out);
Result<void> render_state_panel(const ViewCall& call, ViewHost& host, TextBuffer& out);

// An answer: the code of the state that an arrow key leads to from `state`, or nothing. `key` is the key's
// name.
Result<void> answer_state_towards(const ViewCall& call, ViewHost& host, TextBuffer& out);

// The partner districts, on a map and state by state.
Result<void> render_partner_districts(const ViewCall& call, ViewHost& host, TextBuffer& out);

// Answers for its map. Those that speak of a view of it read `width` and `height` (pixels of the screen), `x`
// and `y` (its middle, pixels of the viewport), `scale`, and `layer`, the name of a layer that has been
// attached. A district is "p12", a partner, or "d345", one of the layer.
// The points of a view; `specks`: with the layer's; `picked`: a district.
Result<void> answer_district_points(const ViewCall& call, ViewHost& host, TextBuffer& out);
// The partners in a view; those that `query` finds; those of the cluster number `cluster`.
Result<void> answer_district_list(const ViewCall& call, ViewHost& host, TextBuffer& out);
Result<void> answer_district_search(const ViewCall& call, ViewHost& host, TextBuffer& out);
Result<void> answer_district_cluster(const ViewCall& call, ViewHost& host, TextBuffer& out);
// What there is to say of `district`.
Result<void> answer_district_panel(const ViewCall& call, ViewHost& host, TextBuffer& out);
// The layer's district nearest to `left`, `top` on the screen, or nothing.
Result<void> answer_district_at(const ViewCall& call, ViewHost& host, TextBuffer& out);
// "x y scale" of the view that shows `state` whole, or all states.
Result<void> answer_map_fit(const ViewCall& call, ViewHost& host, TextBuffer& out);

// A video's poster: `video_code` is its id at YouTube, `caption` its title.
Result<void> render_video_thumbnail(const ViewCall& call, ViewHost& host, TextBuffer& out);

// A calculator, `name` in content/calculators, with the results of its defaults.
Result<void> render_calculator(const ViewCall& call, ViewHost& host, TextBuffer& out);

// An answer: what `scenarios`, up to three objects of what stands in the fields, give, and what is wrong with
// the fields of the one with index `active`.
Result<void> answer_calculator_results(const ViewCall& call, ViewHost& host, TextBuffer& out);

// An answer, a file: the XLSX of the scenario with index `active`.
Result<void> answer_calculator_workbook(const ViewCall& call, ViewHost& host, TextBuffer& out);

// An answer: `text` as a QR code, called `label`. Fails with "qr-too-long".
Result<void> answer_qr_code(const ViewCall& call, ViewHost& host, TextBuffer& out);

// Views of one kind, what the browser may ask besides, and those answers that give a file, which must reach
// the browser as it is.
struct ViewList {
  std::span<const BuiltinView> views, answers, file_answers;
};

// The calculators' part of the registry, and that of the kiosk, which has the full engine. What is linked
// decides what it holds: the library's own list all that there is, the one in views/reading, which goes
// before it in the reading engine, names without functions.
ViewList calculator_views();

// A view that the content team wrote as a template, with site data at hand.
Result<void> render_template_view(const ViewCall& call, ViewHost& host, TextBuffer& out);

}  // namespace satchel
