-- SPDX-License-Identifier: Apache-2.0
-- JSON that is read again and again travels as text: as bytes it would be twice as long on its way, in hexadecimal digits.
ALTER TABLE feed
    ALTER COLUMN body TYPE TEXT COLLATE "C" USING convert_from(body, 'UTF8'),
    ALTER COLUMN masked TYPE TEXT COLLATE "C" USING convert_from(masked, 'UTF8');
ALTER TABLE idempotency
    ALTER COLUMN data TYPE TEXT COLLATE "C" USING convert_from(data, 'UTF8');
