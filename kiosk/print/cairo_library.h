/* Inside of the print room: cairo, for sheets of paper. */
#ifndef KS_PRINT_CAIRO_LIBRARY_H
#define KS_PRINT_CAIRO_LIBRARY_H

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include "base/library.h"

#define KS_CAIRO_FUNCTIONS(F)                                                                      \
    F(cairo_arc)                                                                                   \
    F(cairo_close_path)                                                                            \
    F(cairo_create)                                                                                \
    F(cairo_destroy)                                                                               \
    F(cairo_fill)                                                                                  \
    F(cairo_font_face_destroy)                                                                     \
    F(cairo_font_face_set_user_data)                                                               \
    F(cairo_font_options_create)                                                                   \
    F(cairo_font_options_destroy)                                                                  \
    F(cairo_font_options_set_antialias)                                                            \
    F(cairo_font_options_set_hint_metrics)                                                         \
    F(cairo_font_options_set_hint_style)                                                           \
    F(cairo_ft_font_face_create_for_ft_face)                                                       \
    F(cairo_get_source)                                                                            \
    F(cairo_image_surface_create)                                                                  \
    F(cairo_image_surface_get_data)                                                                \
    F(cairo_image_surface_get_stride)                                                              \
    F(cairo_line_to)                                                                               \
    F(cairo_move_to)                                                                               \
    F(cairo_new_path)                                                                              \
    F(cairo_paint)                                                                                 \
    F(cairo_pattern_set_filter)                                                                    \
    F(cairo_pdf_surface_create_for_stream)                                                         \
    F(cairo_pdf_surface_set_metadata)                                                              \
    F(cairo_rectangle)                                                                             \
    F(cairo_restore)                                                                               \
    F(cairo_save)                                                                                  \
    F(cairo_scale)                                                                                 \
    F(cairo_set_font_face)                                                                         \
    F(cairo_set_font_options)                                                                      \
    F(cairo_set_font_size)                                                                         \
    F(cairo_set_line_cap)                                                                          \
    F(cairo_set_line_join)                                                                         \
    F(cairo_set_line_width)                                                                        \
    F(cairo_set_source_rgb)                                                                        \
    F(cairo_set_source_surface)                                                                    \
    F(cairo_show_page)                                                                             \
    F(cairo_show_text_glyphs)                                                                      \
    F(cairo_status)                                                                                \
    F(cairo_status_to_string)                                                                      \
    F(cairo_stroke)                                                                                \
    F(cairo_surface_destroy)                                                                       \
    F(cairo_surface_finish)                                                                        \
    F(cairo_surface_flush)                                                                         \
    F(cairo_surface_mark_dirty)                                                                    \
    F(cairo_surface_status)                                                                        \
    F(cairo_translate)

struct ks_cairo {
    KS_CAIRO_FUNCTIONS(KS_LIBRARY_POINTER)
};

/* Empty until it is opened, and the same ever after. */
extern struct ks_cairo ks_cairo;

/* Before anything of it is called. KS_ERR_NOT_FOUND: it is not installed. Any thread. */
enum ks_err ks_cairo_open(struct ks_error *error) KS_MUST_USE;

#endif
