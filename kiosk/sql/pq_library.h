/* Inside of the sql room: libpq, for whoever has a database server. */
#ifndef KS_SQL_PQ_LIBRARY_H
#define KS_SQL_PQ_LIBRARY_H

#include <libpq-fe.h>

#include "base/library.h"

#define KS_PQ_FUNCTIONS(F)                                                                         \
    F(PQbackendPID)                                                                                \
    F(PQcancel)                                                                                    \
    F(PQclear)                                                                                     \
    F(PQconnectPoll)                                                                               \
    F(PQconnectStartParams)                                                                        \
    F(PQconninfoFree)                                                                              \
    F(PQconninfoParse)                                                                             \
    F(PQconsumeInput)                                                                              \
    F(PQenterPipelineMode)                                                                         \
    F(PQerrorMessage)                                                                              \
    F(PQexitPipelineMode)                                                                          \
    F(PQfinish)                                                                                    \
    F(PQfreeCancel)                                                                                \
    F(PQfreemem)                                                                                   \
    F(PQftype)                                                                                     \
    F(PQgetCancel)                                                                                 \
    F(PQgetResult)                                                                                 \
    F(PQgetisnull)                                                                                 \
    F(PQgetlength)                                                                                 \
    F(PQgetvalue)                                                                                  \
    F(PQisBusy)                                                                                    \
    F(PQnotifies)                                                                                  \
    F(PQntuples)                                                                                   \
    F(PQpipelineSync)                                                                              \
    F(PQresultErrorField)                                                                          \
    F(PQresultStatus)                                                                              \
    F(PQsendPrepare)                                                                               \
    F(PQsendQuery)                                                                                 \
    F(PQsendQueryPrepared)                                                                         \
    F(PQsetNoticeReceiver)                                                                         \
    F(PQsetSingleRowMode)                                                                          \
    F(PQsocket)                                                                                    \
    F(PQstatus)                                                                                    \
    F(PQtransactionStatus)                                                                         \
    F(PQunescapeBytea)

struct ks_pq {
    KS_PQ_FUNCTIONS(KS_LIBRARY_POINTER)
};

/* Empty until it is opened, and the same ever after. */
extern struct ks_pq ks_pq;

/* Before anything of it is called. KS_ERR_NOT_FOUND: it is not installed. Any thread. */
enum ks_err ks_pq_open(struct ks_error *error) KS_MUST_USE;

#endif
