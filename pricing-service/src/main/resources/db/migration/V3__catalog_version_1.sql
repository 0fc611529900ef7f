-- The catalogue that the product was launched with. Its date lies before any usage, so that there is always a price.
INSERT INTO catalog (version, created_at, created_by) VALUES (1, '2020-01-01T00:00:00Z', 'migration');

INSERT INTO catalog_price (version, catalog_key, position, category, tier, unit, amount_micros, currency, source,
                           stripe_lookup_key, stripe_meter_event_name, is_active)
SELECT 1, catalog_key, position, category, 'default', unit, amount_micros, 'USD', 'platform_pricing_catalog_v2',
       'platform_' || category || '_' || unit || '_v2_lookup', 'platform_' || category || '_' || unit || '_v2', true
FROM (VALUES
    (1, 'evaluation',           'evaluation.default',           'request',       20000),
    (2, 'course',               'course.default',               'lesson',        50000),
    (3, 'module',               'module.default',               'lesson',        50000),
    (4, 'test',                 'test_creation.default',        'item',          15000),
    (5, 'slide',                'slide.default',                'slide',         30000),
    (6, 'video',                'video.default',                'scene',         40000),
    (7, 'slide_image',          'slide_image.default',          'image',         70000),
    (8, 'video_tts_regenerate', 'video_tts_regenerate.default', 'call',          20000),
    (9, 'video_render',         'video_render.default',         'video_minute', 150000)
) AS launch (position, category, catalog_key, unit, amount_micros);

UPDATE catalog SET effective_from = '2020-01-01T00:00:00Z', published_at = '2020-01-01T00:00:00Z' WHERE version = 1;

INSERT INTO catalog_head (id, revision, changed_at) VALUES (1, 1, '2020-01-01T00:00:00Z');
