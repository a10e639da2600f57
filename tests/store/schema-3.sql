-- What a kiosk of schema 3 left behind: a day that is figures, a Friday, a Monday with a number in
-- each state, and a day of a clock that ran ahead, disowned by staff.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE day_counter (
    day TEXT PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    last_came_ms INTEGER NOT NULL
, seen_ms INTEGER NOT NULL DEFAULT 0, is_disowned INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO day_counter VALUES('2025-03-03',6,1740966360000,1740966360000,0);
INSERT INTO day_counter VALUES('2026-11-20',3,1795139400000,1795139400000,0);
INSERT INTO day_counter VALUES('2026-11-23',11,1795400520000,1795400580000,0);
INSERT INTO day_counter VALUES('2026-12-23',1,1795400580000,1795400580000,1);
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_priority INTEGER NOT NULL,
    is_screen INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'waiting', 'called', 'serving', 'finished',
        'no-show', 'void')),
    counter TEXT NOT NULL DEFAULT '',
    token TEXT NOT NULL,
    order_ms INTEGER NOT NULL,
    issued_ms INTEGER NOT NULL,
    called_ms INTEGER NOT NULL DEFAULT 0,
    call_count INTEGER NOT NULL DEFAULT 0,
    changed_ms INTEGER NOT NULL
, void_why TEXT NOT NULL DEFAULT '', first_called_ms INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO ticket VALUES(7,'2026-11-20',1,'T001','person',0,0,'waiting','','885e674bfd94e30593bea33535b3206d',1795138860000,1795138860000,0,0,1795138862500,'',0);
INSERT INTO ticket VALUES(8,'2026-11-20',2,'T002','enterprise',0,0,'finished','1','a7ea8263a481da1e6f753567491ada7a',1795138320000,1795138920000,1795139160000,1,1795140360000,'',1795139160000);
INSERT INTO ticket VALUES(9,'2026-11-20',3,'T003','person',0,0,'void','','ed53ced506f309b48a4d81fa52e3c857',1795139400000,1795139400000,0,0,1795398060000,'expired',0);
INSERT INTO ticket VALUES(10,'2026-11-23',1,'T001','person',0,0,'serving','1','7906ae43d7cf0ec97a483c0a3143675b',1795398060000,1795398060000,1795398780000,1,1795398820000,'',1795398780000);
INSERT INTO ticket VALUES(11,'2026-11-23',2,'T002','person',0,0,'called','2','3b851b59b8ab4a86a6d458fc3c2b5161',1795398300000,1795398300000,1795399920000,1,1795399920000,'',1795399920000);
INSERT INTO ticket VALUES(12,'2026-11-23',3,'T003','enterprise',0,0,'no-show','1','3ff7943be6c74a550e4622e7e9cbdda1',1795397820000,1795398420000,1795398690000,2,1795398750000,'',1795398660000);
INSERT INTO ticket VALUES(13,'2026-11-23',4,'T004','priority',1,0,'finished','2','eda696750d22ab8bd41a288e29f95b7f',1795397340000,1795398540000,1795398600000,1,1795399800000,'',1795398600000);
INSERT INTO ticket VALUES(14,'2026-11-23',5,'T005','person',0,0,'waiting','','f3c69d316eaf0b2a2af61aec7b98560a',1795399980000,1795399980000,0,0,1795399982500,'',0);
INSERT INTO ticket VALUES(15,'2026-11-23',6,'T006','priority',1,0,'waiting','','0a1a7957c3667038ef89132a51af77d3',1795398840000,1795400040000,0,0,1795400042500,'',0);
INSERT INTO ticket VALUES(16,'2026-11-23',7,'T007','person',0,0,'reserved','','81c6b11295828806964ad0a9b786ff36',1795400100000,1795400100000,0,0,1795400100000,'',0);
INSERT INTO ticket VALUES(17,'2026-11-23',8,'T008','person',0,0,'void','','b52154a45fc8203c8da912e6fb2cd642',1795400160000,1795400160000,0,0,1795400220000,'not-out',0);
INSERT INTO ticket VALUES(18,'2026-11-23',9,'T009','person',0,0,'void','','bdb0a584ae3d25501b38663aa2b48144',1795400280000,1795400280000,0,0,1795400280000,'',0);
INSERT INTO ticket VALUES(19,'2026-11-23',10,'T010','person',0,1,'waiting','','a90d468a0ec6457600d496d778a47f50',1795400400000,1795400400000,0,0,1795400460000,'',0);
INSERT INTO ticket VALUES(20,'2026-11-23',11,'T011','person',0,0,'reserved','','209f94c570096f86b4f028e716e46795',1795400520000,1795400520000,0,0,1795400520000,'',0);
INSERT INTO ticket VALUES(21,'2026-12-23',1,'T001','person',0,0,'void','','2aeea2fe8fdf905b8d7dacaf3eeb5b3b',1797990060000,1797990060000,0,0,1795400580000,'clock',0);
CREATE TABLE receipt (
    code TEXT PRIMARY KEY,
    notice_version TEXT NOT NULL,
    items TEXT NOT NULL,
    signature BLOB NOT NULL,
    signed_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    ticket_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'failed', 'unknown')),
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    is_reprint INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
INSERT INTO print_job VALUES(7,'ticket',7,'printed','',1,0,1795138860000,1795138862500);
INSERT INTO print_job VALUES(8,'ticket',8,'printed','',1,0,1795138920000,1795138922500);
INSERT INTO print_job VALUES(9,'ticket',9,'unknown','offline',1,0,1795139400000,1795139400000);
INSERT INTO print_job VALUES(10,'ticket',10,'printed','',1,0,1795398060000,1795398062500);
INSERT INTO print_job VALUES(11,'ticket',11,'printed','',1,0,1795398300000,1795398302500);
INSERT INTO print_job VALUES(12,'ticket',12,'printed','',1,0,1795398420000,1795398422500);
INSERT INTO print_job VALUES(13,'ticket',13,'printed','',1,0,1795398540000,1795398542500);
INSERT INTO print_job VALUES(14,'ticket',14,'printed','',1,0,1795399980000,1795399982500);
INSERT INTO print_job VALUES(15,'ticket',15,'printed','',1,0,1795400040000,1795400042500);
INSERT INTO print_job VALUES(16,'ticket',16,'unknown','offline',1,0,1795400100000,1795400105000);
INSERT INTO print_job VALUES(17,'ticket',17,'failed','by-person',1,0,1795400160000,1795400220000);
INSERT INTO print_job VALUES(18,'ticket',18,'failed','paper-out',1,0,1795400280000,1795400285000);
INSERT INTO print_job VALUES(19,'ticket',19,'failed','paper-out',1,0,1795400400000,1795400405000);
INSERT INTO print_job VALUES(20,'ticket',20,'failed','jam-midway',1,0,1795400520000,1795400525000);
INSERT INTO print_job VALUES(21,'ticket',21,'printed','',1,0,1797990060000,1797990062500);
CREATE TABLE daily_ticket (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    taken INTEGER NOT NULL,
    served INTEGER NOT NULL,
    no_show INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    waits INTEGER NOT NULL,
    wait_sum_ms INTEGER NOT NULL,
    wait_most_ms INTEGER NOT NULL,
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO daily_ticket VALUES('2025-03-03','person',3,0,0,0,0,0,0,0);
INSERT INTO daily_ticket VALUES('2025-03-03','priority',3,1,1,0,0,2,2880000,2280000);
CREATE TABLE daily_paper (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    printed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO daily_paper VALUES('2025-03-03','ticket',6,0,0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('print_job',21);
CREATE UNIQUE INDEX ticket_day_sequence ON ticket (day, sequence);
CREATE UNIQUE INDEX ticket_token ON ticket (token);
CREATE UNIQUE INDEX ticket_at_counter ON ticket (day, counter)
    WHERE state IN ('called', 'serving');
CREATE INDEX ticket_waiting ON ticket (day, order_ms, sequence) WHERE state = 'waiting';
CREATE INDEX ticket_reserved ON ticket (day, issued_ms) WHERE state = 'reserved';
CREATE INDEX print_job_open ON print_job (state) WHERE state IN ('queued', 'sending');
CREATE INDEX print_job_ticket ON print_job (ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX print_job_changed ON print_job (changed_ms);
COMMIT;
PRAGMA application_id = 1263749196;
PRAGMA user_version = 3;
