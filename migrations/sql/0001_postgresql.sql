CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append only: %', TG_TABLE_NAME USING ERRCODE = 'SZ009';
END $$;

CREATE TRIGGER movement_append_only BEFORE UPDATE OR DELETE ON movement
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER movement_no_truncate BEFORE TRUNCATE ON movement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leg_append_only BEFORE UPDATE OR DELETE ON leg
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leg_no_truncate BEFORE TRUNCATE ON leg
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER request_append_only BEFORE UPDATE OR DELETE ON request
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER request_no_truncate BEFORE TRUNCATE ON request
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER label_event_append_only BEFORE UPDATE OR DELETE ON label_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER label_event_no_truncate BEFORE TRUNCATE ON label_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The steps of desktop/storage/ledger_sqlite.py in the same order: request, movements and legs, balances, chain.
-- Balances arrive net and sorted by (lot, unit, place, owner), so that two desks lock in one order.
CREATE FUNCTION post_document(document jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    recorded timestamptz := clock_timestamp();
    recorded_us bigint := (extract(epoch FROM recorded) * 1000000)::bigint;
    occurred timestamptz := timestamptz 'epoch' + (document ->> 'occurred_us')::bigint * interval '1 microsecond';
    request uuid := (document ->> 'request_id')::uuid;
    actor integer := (document ->> 'actor')::integer;
    line jsonb;
    change bigint;
    left_over bigint;
    found_place integer;
    head_sequence bigint;
    head_hash text;
BEGIN
    recorded := timestamptz 'epoch' + recorded_us * interval '1 microsecond';

    IF jsonb_typeof(document -> 'request') = 'array' THEN
        BEGIN
            INSERT INTO request (id, verb, content_sha256, answer, actor_id, recorded_at)
            VALUES (request, document -> 'request' ->> 0, document -> 'request' ->> 1, document -> 'request' ->> 2,
                    actor, recorded);
        EXCEPTION WHEN unique_violation THEN
            RAISE EXCEPTION 'request exists' USING ERRCODE = 'SZ003';
        END;
    END IF;

    BEGIN
        INSERT INTO movement (id, request_id, kind, site_id, partner_id, occurred_at, recorded_at, actor_id,
                              workstation, entered_by, raw, document, reason, reverses_id)
        SELECT (m ->> 'id')::uuid, request, m ->> 'kind', (m ->> 'site')::integer, (m ->> 'partner')::integer,
               occurred, recorded, actor, document ->> 'workstation', document ->> 'entered_by', document ->> 'raw',
               m ->> 'document', m ->> 'reason', (m ->> 'reverses')::uuid
        FROM jsonb_array_elements(document -> 'movements') AS m;
    EXCEPTION WHEN unique_violation THEN
        RAISE EXCEPTION 'already reversed' USING ERRCODE = 'SZ004';
    END;

    INSERT INTO leg (movement_id, number, item_id, lot_id, unit_id, place_id, owner_id, custodian_id, quantity)
    SELECT (m ->> 'id')::uuid, l.number, (l.leg ->> 0)::integer, (l.leg ->> 1)::integer, (l.leg ->> 2)::integer,
           (l.leg ->> 3)::integer, (l.leg ->> 4)::integer, (l.leg ->> 5)::integer, (l.leg ->> 6)::bigint
    FROM jsonb_array_elements(document -> 'movements') AS m,
         jsonb_array_elements(m -> 'legs') WITH ORDINALITY AS l (leg, number);

    FOR line IN SELECT jsonb_array_elements(document -> 'balances') LOOP
        change := (line ->> 5)::bigint;
        IF line ->> 2 IS NOT NULL THEN
            IF change < 0 THEN
                DELETE FROM balance WHERE unit_id = (line ->> 2)::integer AND place_id = (line ->> 3)::integer
                    AND owner_id = (line ->> 4)::integer;
                IF NOT FOUND THEN
                    RAISE EXCEPTION 'not enough stock' USING ERRCODE = 'SZ001', DETAIL = jsonb_build_object(
                        'lot', line -> 1, 'unit', line -> 2, 'place', line -> 3, 'held', 0, 'wanted', 1000)::text;
                END IF;
            ELSE
                INSERT INTO balance (item_id, lot_id, unit_id, place_id, owner_id, quantity)
                VALUES ((line ->> 0)::integer, (line ->> 1)::integer, (line ->> 2)::integer, (line ->> 3)::integer,
                        (line ->> 4)::integer, change)
                ON CONFLICT (unit_id) WHERE unit_id IS NOT NULL DO NOTHING;
                IF NOT FOUND THEN
                    SELECT place_id INTO found_place FROM balance WHERE unit_id = (line ->> 2)::integer;
                    RAISE EXCEPTION 'unit elsewhere' USING ERRCODE = 'SZ002', DETAIL = jsonb_build_object(
                        'unit', line -> 2, 'place', found_place)::text;
                END IF;
            END IF;
        ELSIF change > 0 THEN
            INSERT INTO balance (item_id, lot_id, place_id, owner_id, quantity)
            VALUES ((line ->> 0)::integer, (line ->> 1)::integer, (line ->> 3)::integer, (line ->> 4)::integer, change)
            ON CONFLICT (lot_id, place_id, owner_id) WHERE unit_id IS NULL
            DO UPDATE SET quantity = balance.quantity + excluded.quantity;
        ELSE
            UPDATE balance SET quantity = quantity + change
            WHERE lot_id = (line ->> 1)::integer AND place_id = (line ->> 3)::integer
                AND owner_id = (line ->> 4)::integer AND unit_id IS NULL AND quantity + change >= 0
            RETURNING quantity INTO left_over;
            IF NOT FOUND THEN
                SELECT quantity INTO left_over FROM balance WHERE lot_id = (line ->> 1)::integer
                    AND place_id = (line ->> 3)::integer AND owner_id = (line ->> 4)::integer AND unit_id IS NULL;
                RAISE EXCEPTION 'not enough stock' USING ERRCODE = 'SZ001', DETAIL = jsonb_build_object(
                    'lot', line -> 1, 'unit', NULL, 'place', line -> 3, 'held', coalesce(left_over, 0),
                    'wanted', -change)::text;
            END IF;
            IF left_over = 0 THEN
                DELETE FROM balance WHERE lot_id = (line ->> 1)::integer AND place_id = (line ->> 3)::integer
                    AND owner_id = (line ->> 4)::integer AND unit_id IS NULL AND quantity = 0;
            END IF;
        END IF;
    END LOOP;

    FOR line IN SELECT e FROM jsonb_array_elements(document -> 'entries') WITH ORDINALITY AS t (e, number)
                ORDER BY (e ->> 0)::integer, number LOOP
        INSERT INTO chain_head (site_id, sequence, hash) VALUES ((line ->> 0)::integer, 0, repeat('0', 64))
        ON CONFLICT (site_id) DO NOTHING;
        SELECT sequence, hash INTO head_sequence, head_hash FROM chain_head
        WHERE site_id = (line ->> 0)::integer FOR UPDATE;
        head_sequence := head_sequence + 1;
        head_hash := encode(sha256(convert_to(head_hash || E'\n' || head_sequence || E'\n' || recorded_us || E'\n'
                                              || (line ->> 2), 'UTF8')), 'hex');
        INSERT INTO audit_entry (site_id, sequence, recorded_at, movement_id, payload, hash)
        VALUES ((line ->> 0)::integer, head_sequence, recorded, (line ->> 1)::uuid, line ->> 2, head_hash);
        UPDATE chain_head SET sequence = head_sequence, hash = head_hash WHERE site_id = (line ->> 0)::integer;
    END LOOP;
END $$;
