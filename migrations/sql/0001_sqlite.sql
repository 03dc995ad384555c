CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'append only: movement'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'append only: movement'); END;
CREATE TRIGGER leg_no_update BEFORE UPDATE ON leg BEGIN SELECT RAISE(ABORT, 'append only: leg'); END;
CREATE TRIGGER leg_no_delete BEFORE DELETE ON leg BEGIN SELECT RAISE(ABORT, 'append only: leg'); END;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'append only: audit_entry'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'append only: audit_entry'); END;
CREATE TRIGGER request_no_update BEFORE UPDATE ON request BEGIN SELECT RAISE(ABORT, 'append only: request'); END;
CREATE TRIGGER request_no_delete BEFORE DELETE ON request BEGIN SELECT RAISE(ABORT, 'append only: request'); END;
CREATE TRIGGER label_event_no_update BEFORE UPDATE ON label_event
    BEGIN SELECT RAISE(ABORT, 'append only: label_event'); END;
CREATE TRIGGER label_event_no_delete BEFORE DELETE ON label_event
    BEGIN SELECT RAISE(ABORT, 'append only: label_event'); END;
