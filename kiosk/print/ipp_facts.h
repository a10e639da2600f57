/* Inside of the print room: what an IPP printer says of itself and of a job, in our own words. */
#ifndef KS_PRINT_IPP_FACTS_H
#define KS_PRINT_IPP_FACTS_H

#include <stdbool.h>

enum { KS_IPP_MOST_DPIS = 12, KS_IPP_REASONS_BYTES = 400 };

/* Lengths in hundredths of a millimetre, as IPP has them. */
struct ks_ipp_size {
    int x, y;
};

/* printer-state */
enum ks_ipp_activity {
    KS_IPP_IDLE = 3,
    KS_IPP_PROCESSING = 4,
    KS_IPP_STOPPED = 5,
};

/* The answer to Get-Printer-Attributes. */
struct ks_ipp_facts {
    int activity; /* enum ks_ipp_activity; 0 = it did not say */
    bool is_refusing;
    char reasons[KS_IPP_REASONS_BYTES]; /* printer-state-reasons, a comma between two */
    bool has_pdf, has_raster;           /* document formats */
    bool has_black_1, has_sgray_8;      /* kinds of raster */
    bool has_create_job;                /* and Send-Document */
    int dpis[KS_IPP_MOST_DPIS];         /* of raster, across as along */
    int dpi_count;
    struct ks_ipp_size usual; /* its usual paper; 0 = it did not say */
    bool has_a4;
    bool has_media_col;
    bool has_other_tray;            /* one of its trays is empty, and another is not */
    bool has_ready;                 /* it says that its usual paper, or A4, is loaded */
    struct ks_ipp_size least, most; /* of any size between; 0 = it takes none such */
};

/* job-state */
enum ks_ipp_job_state {
    KS_IPP_JOB_PENDING = 3,
    KS_IPP_JOB_HELD = 4,
    KS_IPP_JOB_PROCESSING = 5,
    KS_IPP_JOB_STOPPED = 6,
    KS_IPP_JOB_CANCELED = 7,
    KS_IPP_JOB_ABORTED = 8,
    KS_IPP_JOB_COMPLETED = 9,
};

/* The answer to Get-Job-Attributes. */
struct ks_ipp_job {
    int state;       /* enum ks_ipp_job_state */
    bool has_errors; /* its reasons say that it went wrong, whatever its state */
};

/* What is printed on, and how. */
struct ks_ipp_plan {
    bool is_roll;
    bool is_pdf;     /* else PWG raster */
    bool is_bilevel; /* raster: black or white, else greys */
    int dpi;         /* raster: of its dots */
    int slip_px;     /* roll: dots across of the slip's bitmap */
    int slip_dpi;    /* roll: of the bitmap */
    int width;       /* roll: of the paper, in hundredths of a millimetre */
};

/* A document to be printed. */
struct ks_ipp_document {
    const char *name;   /* of the job; borrowed */
    const char *format; /* its MIME type; borrowed */
    const void *data;   /* borrowed */
    unsigned long bytes;
    bool is_a4;              /* asks for A4 by name */
    struct ks_ipp_size size; /* asks for this size; 0 = for none */
};

#endif
