/* Inside of the print room: libcups, for whoever prints by IPP. */
#ifndef KS_PRINT_CUPS_LIBRARY_H
#define KS_PRINT_CUPS_LIBRARY_H

#include <cups/cups.h>
#include <cups/raster.h>

#include "base/library.h"

#define KS_CUPS_FUNCTIONS(F)                                                                       \
    F(cupsArrayCount)                                                                              \
    F(cupsGetResponse)                                                                             \
    F(cupsLastError)                                                                               \
    F(cupsRasterClose)                                                                             \
    F(cupsRasterInitPWGHeader)                                                                     \
    F(cupsRasterOpenIO)                                                                            \
    F(cupsRasterWriteHeader2)                                                                      \
    F(cupsRasterWritePixels)                                                                       \
    F(cupsSendRequest)                                                                             \
    F(cupsSetPasswordCB2)                                                                          \
    F(cupsSetUser)                                                                                 \
    F(cupsWriteRequestData)                                                                        \
    F(httpAssembleURI)                                                                             \
    F(httpClose)                                                                                   \
    F(httpCompareCredentials)                                                                      \
    F(httpConnect2)                                                                                \
    F(httpCopyCredentials)                                                                         \
    F(httpFreeCredentials)                                                                         \
    F(httpGetStatus)                                                                               \
    F(httpLoadCredentials)                                                                         \
    F(httpSaveCredentials)                                                                         \
    F(httpSeparateURI)                                                                             \
    F(httpSetTimeout)                                                                              \
    F(ippAddBoolean)                                                                               \
    F(ippAddCollection)                                                                            \
    F(ippAddInteger)                                                                               \
    F(ippAddString)                                                                                \
    F(ippAddStrings)                                                                               \
    F(ippContainsInteger)                                                                          \
    F(ippContainsString)                                                                           \
    F(ippDelete)                                                                                   \
    F(ippErrorString)                                                                              \
    F(ippFindAttribute)                                                                            \
    F(ippGetBoolean)                                                                               \
    F(ippGetCollection)                                                                            \
    F(ippGetCount)                                                                                 \
    F(ippGetInteger)                                                                               \
    F(ippGetOctetString)                                                                           \
    F(ippGetRange)                                                                                 \
    F(ippGetResolution)                                                                            \
    F(ippGetStatusCode)                                                                            \
    F(ippGetString)                                                                                \
    F(ippGetValueTag)                                                                              \
    F(ippLength)                                                                                   \
    F(ippNew)                                                                                      \
    F(ippNewRequest)                                                                               \
    F(ippSetVersion)                                                                               \
    F(pwgMediaForPWG)                                                                              \
    F(pwgMediaForSize)

struct ks_cups {
    KS_CUPS_FUNCTIONS(KS_LIBRARY_POINTER)
};

/* Empty until it is opened, and the same ever after. */
extern struct ks_cups ks_cups;

/* Before anything of it is called. KS_ERR_NOT_FOUND: it is not installed. Any thread. */
enum ks_err ks_cups_open(struct ks_error *error) KS_MUST_USE;

#endif
