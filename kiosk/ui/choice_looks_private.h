/* The ways to show choices, best first: tables of ui/choice.c. */
#ifndef KS_UI_CHOICE_LOOKS_PRIVATE_H
#define KS_UI_CHOICE_LOOKS_PRIVATE_H

#include "ui/choice_private.h"

static const struct look plain_look = {1, true, false, false, false, KS_TYPE_BODY};
static const struct look small_look = {1, true, false, false, false, KS_TYPE_SMALL};
static const struct look value_look = {1, true, true, false, false, KS_TYPE_BODY};
static const struct look option_looks[] = {
    {1, true, false, false, false, KS_TYPE_BODY},   {2, true, false, false, false, KS_TYPE_BODY},
    {1, false, false, false, false, KS_TYPE_BODY},  {2, false, false, false, false, KS_TYPE_BODY},
    {3, false, false, false, false, KS_TYPE_BODY},  {2, false, false, false, false, KS_TYPE_SMALL},
    {3, false, false, false, false, KS_TYPE_SMALL}, {4, false, false, false, false, KS_TYPE_SMALL},
    {2, false, false, true, false, KS_TYPE_SMALL},  {3, false, false, true, false, KS_TYPE_SMALL},
    {4, false, false, true, false, KS_TYPE_SMALL},
};
static const struct look many_looks[] = {
    {2, true, false, false, false, KS_TYPE_BODY},   {3, true, false, false, false, KS_TYPE_BODY},
    {2, false, false, false, false, KS_TYPE_BODY},  {3, false, false, false, false, KS_TYPE_BODY},
    {2, false, false, false, false, KS_TYPE_SMALL}, {3, false, false, false, false, KS_TYPE_SMALL},
    {4, false, false, false, false, KS_TYPE_SMALL}, {2, false, false, true, false, KS_TYPE_SMALL},
    {3, false, false, true, false, KS_TYPE_SMALL},  {4, false, false, true, false, KS_TYPE_SMALL},
};
static const struct look check_looks[] = {
    {1, true, false, false, false, KS_TYPE_BODY},   {1, true, true, false, false, KS_TYPE_BODY},
    {1, false, false, false, false, KS_TYPE_BODY},  {1, false, false, false, false, KS_TYPE_SMALL},
    {2, false, false, false, false, KS_TYPE_SMALL},
};
static const struct look wide_check_looks[] = {
    {1, true, true, false, false, KS_TYPE_BODY},    {1, true, false, false, false, KS_TYPE_BODY},
    {1, false, false, false, false, KS_TYPE_BODY},  {1, false, false, false, false, KS_TYPE_SMALL},
    {2, false, false, false, false, KS_TYPE_SMALL},
};
/* What is filled in stands beside its name or under it. */
static const struct look value_looks[] = {
    {1, true, true, false, false, KS_TYPE_BODY},   {1, true, false, false, false, KS_TYPE_BODY},
    {2, true, false, false, false, KS_TYPE_BODY},  {2, true, false, false, false, KS_TYPE_SMALL},
    {3, true, false, false, false, KS_TYPE_SMALL}, {2, true, false, true, false, KS_TYPE_SMALL},
    {3, true, false, true, false, KS_TYPE_SMALL},
};
enum { CHECK_LOOKS = sizeof check_looks / sizeof check_looks[0] };
enum { MANY = 8 }; /* so many stand in two columns from the start */

#endif
