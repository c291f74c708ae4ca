// The functions behind the built-in views, one file each.
#pragma once

#include "views/view.h"

namespace satchel {

// Every state with its facts and policies, as a sortable table.
Result<void> render_interactive_map(const ViewCall& call, ViewHost& host, TextBuffer& out);

// The partner districts, state by state.
Result<void> render_partner_districts(const ViewCall& call, ViewHost& host, TextBuffer& out);

// A video's poster: `video_code` is its id at YouTube, `caption` its title.
Result<void> render_video_thumbnail(const ViewCall& call, ViewHost& host, TextBuffer& out);

// A view that the content team wrote as a template, with site data at hand.
Result<void> render_template_view(const ViewCall& call, ViewHost& host, TextBuffer& out);

}  // namespace satchel
